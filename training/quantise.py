"""int8 that does not depend on a text's company: weights by column, activations by row (token), embeddings by piece.

ONNX Runtime's own dynamic quantisation scales a whole batch at once, so that a text's scores move with its neighbours'
(by up to .25) and one outlier coarsens all rows. Here each row is divided by its largest magnitude before a fixed
quantisation and multiplied by it afterwards. Weights keep 7 bits: the plain AVX2 kernel adds two products in 16 bits.
"""
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WEIGHT_MOST, ACTIVATION_MOST, ZERO = 63, 127, 128
FEWEST_ROWS = 100        # smaller tables stay as they are
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
    """Rows of an embedding table, int8 with a scale each."""
    name = node.output[0]
    whole, rows = by_row(graph, name, numpy_helper.to_array(table))
    return [helper.make_node("Gather", [whole, node.input[1]], [f"{name}.byte"]),
            helper.make_node("Cast", [f"{name}.byte"], [f"{name}.float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [rows, node.input[1]], [f"{name}.rows"]),
            helper.make_node("Mul", [f"{name}.float", f"{name}.rows"], [name])]


def widened(graph, weight) -> list:
    """A read-out's weights: int8 with a scale for each output, made fp32 once, when the graph is loaded."""
    name = weight.name
    whole, outputs = by_row(graph, name, numpy_helper.to_array(weight))
    return [helper.make_node("Cast", [whole], [f"{name}.float"], to=TensorProto.FLOAT), helper.make_node("Mul", [f"{name}.float", outputs], [name])]
