import { openModel, type OpenModel } from '../../src/classify/model/open-model.ts';
import { loadConfig } from '../../src/config.ts';

const { modelDir, settings } = loadConfig({});

/** Which heads take part in verdicts, as shipped. */
export const shippedLimits = settings.evidence;

/** The model that ships, with one worker. Throws where it is missing: floors are kept by the product as it is. */
export function shippedModel(): OpenModel {
  const opened = openModel({ modelDir, ...settings.tag, workers: 1 });
  if (!opened) throw new Error(`no model in ${modelDir}`);
  return opened;
}
