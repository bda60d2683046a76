/** Runs a script's work; a throw becomes its message on stderr and exit code 1, with the stack under DEBUG. */
export async function runScript(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isError = error instanceof Error;
    console.error(isError && !process.env['DEBUG'] ? error.message : error);
    process.exitCode = 1;
  }
}
