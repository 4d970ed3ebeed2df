import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { goldenTable, languageFigures, placeFigures, type GoldenFigure } from '../classify/eval/golden-suite.ts';
import { FULL, modelSuite } from '../classify/eval/model-suite.ts';
import { modelTable } from '../classify/eval/model-table.ts';
import { openModel } from '../classify/model/open-model.ts';
import { detectLanguage } from '../classify/language.ts';
import { parsePlaces } from '../classify/places/parse-places.ts';
import { placeMatcher } from '../classify/places/place-matcher.ts';
import { ConfigProblems, loadConfig, type Config } from '../config.ts';
import { evidenceSuite, evidenceTable, type EvidenceResult } from '../evidence/eval/evidence-suite.ts';
import { BRIEF_SETS, FREE_SETS, OWN_SETS } from '../evidence/eval/golden-sets.ts';
import { realLine, realTexts } from '../evidence/eval/real-texts.ts';
import { systemClock } from '../lib/clock.ts';
import { packageRoot } from '../lib/entry-point.ts';
import { text, UsageError, type Command, type Terminal } from './command.ts';

/** One suite: what it measures, and how; it prints tables for people on stdout, or JSON. */
interface Suite {
  about: string;
  run(config: Config, terminal: Terminal, options: { isJson: boolean; withHeads: boolean }): Promise<void>;
}

const TIMED_RECORDS = 10_000;

const GOLDEN = join(packageRoot, 'fixtures/golden/places.jsonl');
/** As many workers as figures are stated for. */
const WORKERS = 2;

function printGolden(figures: GoldenFigure[], terminal: Terminal, isJson: boolean): void {
  terminal.out(isJson ? `${JSON.stringify(figures)}\n` : goldenTable(figures));
}

/** The model against its baselines; says so where no model is installed. */
async function runModel(config: Config, terminal: Terminal, { isJson }: { isJson: boolean }): Promise<void> {
  const { tag } = config.settings;
  if (tag.workers === 0 || (!tag.model.includes('/') && !existsSync(join(config.modelDir, tag.model, 'config.json')))) {
    terminal.err(`model: there is no model in ${join(config.modelDir, tag.model)}; nothing is measured\n`);
    return;
  }
  const result = await modelSuite({
    modelDir: config.modelDir,
    model: tag.model,
    batchTokens: tag.batchTokens,
    workers: Math.max(tag.workers, Math.min(WORKERS, availableParallelism())),
    folder: resolve(config.evalDataDir),
    ownFolder: join(packageRoot, 'training/own'),
    labelFolder: join(packageRoot, 'training/labels'),
    topics: config.topics,
    events: config.safetyEvents,
    languageOf: (words) => detectLanguage(words).label,
    clock: systemClock,
    progress: (words) => terminal.err(words),
    limits: FULL,
  });
  terminal.out(isJson ? `${JSON.stringify(result)}\n` : modelTable(result));
}

const SUITES: Readonly<Record<string, Suite>> = {
  language: {
    about: 'language of a text, on our golden sentences and on EVAL_DATA_DIR',
    run: async (config, terminal, { isJson }) =>
      printGolden(languageFigures(GOLDEN, resolve(config.evalDataDir)), terminal, isJson),
  },
  places: {
    about: 'is the province a subject, on our golden sentences',
    run: async (config, terminal, { isJson }) => {
      const places = parsePlaces(config.places);
      if (!places.gazetteer) throw new ConfigProblems(places.problems);
      printGolden(placeFigures(GOLDEN, placeMatcher(places.gazetteer)), terminal, isJson);
    },
  },
  evidence: {
    about: 'claims against evidence, on our golden sets beside two baselines, and on real texts of EVAL_DATA_DIR',
    run: async (config, terminal, { isJson, withHeads }) => {
      const places = parsePlaces(config.places);
      if (!places.gazetteer) throw new ConfigProblems(places.problems);
      const { gazetteer } = places;
      const opened = openModel({ modelDir: config.modelDir, ...config.settings.tag, workers: 1 });
      if (!opened?.sentences)
        terminal.err(`evidence: no model with sentence heads in ${config.modelDir}: rules alone are measured\n`);
      const golden = (folder: string): string => join(packageRoot, 'fixtures/golden', folder);
      const languageOf = (words: string): string => detectLanguage(words).label;
      const measured = (folder: string, registrySize: number): Promise<EvidenceResult> =>
        evidenceSuite({
          folder: golden(folder),
          gazetteer,
          clock: systemClock,
          languageOf,
          model: opened?.sentences ?? null,
          limits: config.settings.evidence,
          comparesHeads: withHeads,
          registrySize: withHeads ? 0 : registrySize,
        });
      const result = await measured('evidence', TIMED_RECORDS);
      const byOthers: { set: string; result: EvidenceResult }[] = [];
      for (const set of [...FREE_SETS, ...BRIEF_SETS]) {
        terminal.err(`evidence: ${set}\n`);
        byOthers.push({ set, result: await measured(set, 0) });
      }
      const real = await realTexts({
        folder: resolve(config.evalDataDir),
        sets: [...OWN_SETS, ...FREE_SETS].map(golden),
        gazetteer,
        languageOf,
        model: opened?.sentences ?? null,
        limits: config.settings.evidence,
      });
      await opened?.tagger.close();
      terminal.out(
        isJson
          ? `${JSON.stringify({ ...result, byOthers, real })}\n`
          : `${evidenceTable(result)}\nby others than the engine's authors\n` +
              `${byOthers.map((one) => `\n${one.set}\n${evidenceTable(one.result)}`).join('')}${real ? `\n${realLine(real)}` : ''}`,
      );
    },
  },
  model: {
    about: 'sentiment, topic, safety event, claim, entailment and retrieval beside two baselines, with intervals',
    run: runModel,
  },
};

export const command: Command = {
  help: `
Usage: diembao eval [--suite NAME] [--json] [--heads]

Measures accuracy on the golden sets that ship with the product and, where it is there, on the folder EVAL_DATA_DIR
(default ../shared/data). Without --suite every suite runs, some four minutes on two cores; progress goes to stderr.
${Object.entries(SUITES)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`)
  .join('\n')}

--heads   evidence: with and without the claim, entailment and embedding heads of the model, on each set; limits are found on its
          half A, its half B only reports, and the last line is what to write into config/default.yaml (some minutes)

Example
  diembao eval --suite evidence --heads`,
  options: { suite: { type: 'string' }, json: { type: 'boolean' }, heads: { type: 'boolean' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const wanted = text(values['suite']);
    if (wanted && !SUITES[wanted]) throw new UsageError(`no suite '${wanted}': ${Object.keys(SUITES).join(', ')}`);
    const config = loadConfig();
    if (!existsSync(resolve(config.evalDataDir)))
      terminal.err(`EVAL_DATA_DIR (${config.evalDataDir}) is absent: only the golden sets that ship are measured\n`);
    for (const [name, suite] of Object.entries(SUITES)) {
      if (wanted && wanted !== name) continue;
      terminal.err(`${name}: ${suite.about}\n`);
      await suite.run(config, terminal, { isJson: values['json'] === true, withHeads: values['heads'] === true });
    }
    return 0;
  },
};
