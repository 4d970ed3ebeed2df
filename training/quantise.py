"""int8 that does not depend on a text's company: weights by column, activations by row (token); embeddings in four bits.

ONNX Runtime's own dynamic quantisation scales a whole batch at once, so that a text's scores move with its neighbours'
(by up to .25) and one outlier coarsens all rows. Here each row is divided by its largest magnitude before a fixed
quantisation and multiplied by it afterwards. Weights keep 7 bits: the plain AVX2 kernel adds two products in 16 bits.
The pieces' embeddings come from a 4-bit file and are frozen: they are stored as they came, in half the bytes and without loss.
"""
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WEIGHT_MOST, ACTIVATION_MOST, ZERO = 63, 127, 128
FEWEST_ROWS = 100        # smaller tables stay as they are
BLOCK, OFFSET = 32, 8    # weights of one scale in a 4-bit table; its numbers are 0…15 with 8 for nothing
STEP, MIDDLE = "activation_scale", "activation_zero"


def quantise(source: Path, target: Path) -> None:
    """Writes the int8 graph of the fp32 graph at `source`."""
    model = onnx.load(str(source))
    graph = model.graph
    constants = {tensor.name: tensor for tensor in graph.initializer}
    graph.initializer.extend([numpy_helper.from_array(np.array(1 / ACTIVATION_MOST, np.float32), STEP), numpy_helper.from_array(np.array(ZERO, np.uint8), MIDDLE)])
    nodes = []
    for node in graph.node:
        weight = constants.get(node.input[1]) if len(node.input) > 1 else None
        if node.op_type == "MatMul" and weight is not None and len(weight.dims) == 2:
            nodes += product(graph, node, weight)
        elif node.op_type == "Gather" and (table := constants.get(node.input[0])) is not None and len(table.dims) == 2 and table.dims[0] >= FEWEST_ROWS:
            nodes += lookup(graph, node, table)
        elif node.op_type == "Gemm" and weight is not None:
            nodes += [*widened(graph, weight), node]
        else:
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    used, made = {name for node in nodes for name in node.input}, {name for node in nodes for name in node.output}
    kept = [tensor for tensor in graph.initializer if tensor.name in used - made]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    if all(entry.domain != "com.microsoft" for entry in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, str(target))


def keep(graph, name: str, value: np.ndarray) -> str:
    graph.initializer.append(numpy_helper.from_array(value, name))
    return name


def by_row(graph, name: str, values: np.ndarray) -> tuple[str, str]:
    """A table in int8 with a scale for each row; the names of both."""
    scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-9).astype(np.float32) / 127
    return keep(graph, f"{name}.whole", np.round(values / scale).astype(np.int8)), keep(graph, f"{name}.scale", scale)


def product(graph, node, weight) -> list:
    """x @ w as (x / |x|max) in uint8 times w in int8, times |x|max, for each row of x."""
    values, name = numpy_helper.to_array(weight), node.output[0]
    scale = np.maximum(np.abs(values).max(0), 1e-9).astype(np.float32) / WEIGHT_MOST
    whole = keep(graph, f"{name}.weight", np.round(values / scale).astype(np.int8))
    columns = keep(graph, f"{name}.scale", scale)
    return [helper.make_node("Abs", [node.input[0]], [f"{name}.magnitude"]),
            helper.make_node("ReduceMax", [f"{name}.magnitude"], [f"{name}.most"], axes=[-1], keepdims=1),
            helper.make_node("Div", [node.input[0], f"{name}.most"], [f"{name}.unit"]),
            helper.make_node("QuantizeLinear", [f"{name}.unit", STEP, MIDDLE], [f"{name}.byte"]),
            helper.make_node("MatMulIntegerToFloat", [f"{name}.byte", whole, STEP, columns, MIDDLE], [f"{name}.product"], domain="com.microsoft"),
            helper.make_node("Mul", [f"{name}.product", f"{name}.most"], [name])]


def lookup(graph, node, table) -> list:
    """Rows of an embedding table: its own four bits where it has them, else int8 with a scale for each row."""
    values, name, ids = numpy_helper.to_array(table), node.output[0], node.input[1]
    blocks = four_bits(values)
    if blocks is not None:
        return blocks_of_rows(graph, name, ids, *blocks)
    whole, rows = by_row(graph, name, values)
    return [helper.make_node("Gather", [whole, ids], [f"{name}.byte"]),
            helper.make_node("Cast", [f"{name}.byte"], [f"{name}.float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [rows, ids], [f"{name}.rows"]),
            helper.make_node("Mul", [f"{name}.float", f"{name}.rows"], [name])]


def four_bits(values: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """(numbers 0…15 [rows, width], fp16 scales [rows, width / BLOCK]) that give exactly these values; None where there are none."""
    if values.shape[1] % (2 * BLOCK):
        return None
    blocks = values.reshape(-1, BLOCK)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)
    scales = (largest / -OFFSET).astype(np.float16)      # the largest weight of a block is its -8
    steps = blocks / np.where(scales == 0, 1, scales.astype(np.float32))
    numbers = np.round(steps)
    if np.abs(steps - numbers).max() > 1e-3 or numbers.max() >= OFFSET:
        return None
    return (numbers + OFFSET).astype(np.uint8).reshape(values.shape), scales.reshape(len(values), -1)


def blocks_of_rows(graph, name: str, ids: str, numbers: np.ndarray, scales: np.ndarray) -> list:
    """A byte holds a number of the first half of the columns (low four bits) and one of the second half."""
    half = numbers.shape[1] // 2
    packed = keep(graph, f"{name}.packed", numbers[:, :half] | numbers[:, half:] << 4)
    rows = keep(graph, f"{name}.scale", scales)
    four, one = keep(graph, f"{name}.four", np.array(4, np.uint8)), keep(graph, f"{name}.one", np.array(1, np.float32))
    offset, last = keep(graph, f"{name}.offset", np.array(OFFSET, np.uint8)), keep(graph, f"{name}.last", np.array([-1]))
    split, joined = keep(graph, f"{name}.split", np.array([0, 0, -1, BLOCK])), keep(graph, f"{name}.joined", np.array([0, 0, -1]))
    return [helper.make_node("Gather", [packed, ids], [f"{name}.byte"]),
            helper.make_node("BitShift", [f"{name}.byte", four], [f"{name}.shifted"], direction="LEFT"),
            helper.make_node("BitShift", [f"{name}.shifted", four], [f"{name}.low"], direction="RIGHT"),
            helper.make_node("BitShift", [f"{name}.byte", four], [f"{name}.high"], direction="RIGHT"),
            helper.make_node("Concat", [f"{name}.low", f"{name}.high"], [f"{name}.numbers"], axis=2),
            helper.make_node("DequantizeLinear", [f"{name}.numbers", one, offset], [f"{name}.steps"]),
            helper.make_node("Reshape", [f"{name}.steps", split], [f"{name}.blocks"]),
            helper.make_node("Gather", [rows, ids], [f"{name}.half"]),
            helper.make_node("Cast", [f"{name}.half"], [f"{name}.rows"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", [f"{name}.rows", last], [f"{name}.column"]),
            helper.make_node("Mul", [f"{name}.blocks", f"{name}.column"], [f"{name}.scaled"]),
            helper.make_node("Reshape", [f"{name}.scaled", joined], [name])]


def widened(graph, weight) -> list:
    """A read-out's weights: int8 with a scale for each output, made fp32 once, when the graph is loaded."""
    name = weight.name
    whole, outputs = by_row(graph, name, numpy_helper.to_array(weight))
    return [helper.make_node("Cast", [whole], [f"{name}.float"], to=TensorProto.FLOAT), helper.make_node("Mul", [f"{name}.float", outputs], [name])]
