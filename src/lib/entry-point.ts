import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's root folder: the nearest one upwards that holds package.json. */
export const packageRoot: string = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json is missing above the program: the installation is incomplete');
    folder = parent;
  }
  return folder;
})();

/** Path of a built entry point such as `model-worker` (worker threads run the built code, also under the tests). */
export function entryPoint(name: string): string {
  return join(packageRoot, 'dist', `${name}.js`);
}
