import { writeFileSync } from 'node:fs';
import { SCHEMA_FILE, schemaText } from './schema/schema-text';

/** `npm run schema`: writes the JSON Schema of scenario files anew, after a setting has come or changed. */
writeFileSync(SCHEMA_FILE, schemaText());
process.stdout.write(`${SCHEMA_FILE} was written.\n`);
