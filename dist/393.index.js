export const id = 393;
export const ids = [393];
export const modules = {

/***/ 1393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/findings/src/index.ts + 87 modules
var src = __webpack_require__(5650);
// EXTERNAL MODULE: ./packages/github/src/index.ts + 44 modules
var github_src = __webpack_require__(4661);
// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var action_kit_src = __webpack_require__(3933);
// EXTERNAL MODULE: ./packages/aws/src/index.ts + 21 modules
var aws_src = __webpack_require__(8467);
;// CONCATENATED MODULE: ./actions/scan-image/src/image-reference.ts


const HOST = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+|\[[0-9a-f:]+\]|[a-z0-9-]+(?=:))(?::\d{1,5})?$/i;
const PATH = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/**
 * Reads a reference by the grammar of the distribution specification: nothing else gets through, an option of the
 * scanner's least of all.
 *
 * @throws UserError where it is no reference.
 */
function parseImageReference(text) {
    const [named = '', digest, ...more] = text.split('@');
    const [, name = '', tag] = /^(.*?)(?::([^:/]*))?$/.exec(named) ?? [];
    const { registry, repository } = splitRegistry(name);
    const fits = more.length === 0 &&
        HOST.test(registry) &&
        PATH.test(repository) &&
        (tag === undefined || TAG.test(tag)) &&
        (digest === undefined || DIGEST.test(digest));
    if (fits)
        return { text, registry, repository, tag, digest };
    throw new action_kit_src/* UserError */.yo(`Input "image" is ${JSON.stringify(text)}: must be the name of an image, best with its digest, such as ghcr.io/org/orders-api@sha256:<64 hex digits>, or with a tag, such as alpine:3.20.`);
}
/** The first part is a host where it has a dot or a port or is `localhost`; without a host, it is Docker Hub's. */
function splitRegistry(name) {
    const [first = '', ...rest] = name.split('/');
    if (rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')) {
        return { registry: first, repository: rest.join('/') };
    }
    return { registry: 'docker.io', repository: rest.length === 0 ? `library/${name}` : name };
}
const ECR_HOST = /^(\d{12})\.dkr([.-])ecr(?:-fips)?\.([a-z]{2,5}(?:-[a-z]{2,12}){1,3}-\d{1,2})\.([a-z0-9.-]+)$/;
/** Hosts with addresses of both families end otherwise; written out for the partitions that have them. */
const DUAL_STACK = { 'aws-cn': 'on.amazonwebservices.com.cn' };
/**
 * The account and region of a private ECR registry; `undefined` for any other. The suffix must be exactly the
 * partition's, since a credential follows: `….amazonaws.com.example.org` is somebody else's.
 */
function ecrRegistryOf(registry) {
    const [, account = '', joint, region = '', suffix] = ECR_HOST.exec(registry) ?? [];
    if (joint === undefined)
        return undefined;
    const partition = (0,aws_src/* partitionOf */.iQ)(region);
    const expected = joint === '.' ? partition.dnsSuffix : (DUAL_STACK[partition.id] ?? 'on.aws');
    return suffix === expected ? { account, region } : undefined;
}

;// CONCATENATED MODULE: ./actions/scan-image/src/category.ts

/**
 * What tells one scan from others of the same commit: the image's repository, without registry, tag and digest, which
 * change while the image stays the same to its owners, and the platform.
 */
function categoryOf(source, target, platform) {
    const name = source.kind === 'image' ? source.reference.repository : repositoryOf(target, source.shown);
    const parts = [name, ...(platform === undefined ? [] : [platform.replaceAll('/', '-')])];
    return parts.join('/').replace(/[^\w./-]+/g, '-');
}
/** Of a report, the image that it is about; a file stands for itself. */
function repositoryOf(target, shown) {
    if (target.kind !== 'image')
        return target.name;
    try {
        return parseImageReference(target.reference).repository;
    }
    catch {
        return shown;
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(8249);
;// CONCATENATED MODULE: ./actions/scan-image/src/ecr/findings.ts
/** States that no waiting mends. */
const ENDS = {
    FAILED: 'the scan failed',
    UNSUPPORTED_IMAGE: 'ECR cannot scan images of this kind',
    SCAN_ELIGIBILITY_EXPIRED: 'the image is too old for continuous scanning: push it again',
    IMAGE_ARCHIVED: 'the image is archived: restore it first',
    FINDINGS_UNAVAILABLE: 'the findings are not available',
    LIMIT_EXCEEDED: 'a quota of scanning is used up',
};
/** What to do after a look; `undefined`: no scan is known. A state that is not known is no success. */
function stepOf(page) {
    if (page === undefined)
        return { kind: 'wait', why: 'no scan of this image has begun' };
    const { status, description = '' } = page.imageScanStatus ?? {};
    if (status === 'COMPLETE' || status === 'ACTIVE')
        return { kind: 'ready' };
    if (status === 'IN_PROGRESS' || status === 'PENDING')
        return { kind: 'wait', why: `the scan is ${status}` };
    const meaning = ENDS[status ?? ''] ?? 'its state is not known';
    return { kind: 'give-up', why: `${meaning} (${[status, description].filter(Boolean).join(': ')})` };
}
/** All pages as the one document that the AWS command line prints. */
function mergePages(pages) {
    const [first = {}] = pages;
    const parts = pages.flatMap(({ imageScanFindings }) => imageScanFindings ?? []);
    const findings = parts.flatMap((part) => part.findings ?? []);
    const enhancedFindings = parts.flatMap((part) => part.enhancedFindings ?? []);
    const rest = { ...first, nextToken: undefined };
    if (parts.length === 0)
        return rest;
    return {
        ...rest,
        imageScanFindings: {
            ...parts[0],
            ...(parts.some((part) => part.findings) && { findings }),
            ...(parts.some((part) => part.enhancedFindings) && { enhancedFindings }),
        },
    };
}

;// CONCATENATED MODULE: ./actions/scan-image/src/ecr/read-findings.ts





const POLL_MS = 5_000;
const SAY_EVERY_MS = 30_000;
/**
 * What the registry's own scanner found, waited for where the scan has not ended.
 *
 * @throws InfrastructureError where it does not end in time; what `explainAwsError` gives for what AWS refuses.
 */
async function readEcrFindings({ clock, signal, log }, session, request) {
    const say = (0,action_kit_src/* atMostEvery */.oq)(SAY_EVERY_MS, () => clock.now());
    const polling = session.client(dist_cjs/* ECRClient */.S70, 'poll');
    for (;;) {
        const { step, page } = await look(polling, session, request);
        if (step.kind === 'give-up')
            return step;
        if (step.kind === 'ready')
            return { page: await readRest(page, session, request) };
        const left = request.deadlineMs - clock.now();
        if (left <= POLL_MS)
            throw outOfTime(request, step.why);
        if (say())
            log.info(`Waiting: ${step.why}; ${(0,action_kit_src/* formatSeconds */.Xo)(left / 1000)} left.`);
        await clock.sleep(POLL_MS, signal);
    }
}
/** One look at the first page. A throttle or a failure of the moment is a look that saw nothing. */
async function look(client, session, request) {
    try {
        const page = await client.send(new dist_cjs/* DescribeImageScanFindingsCommand */.TQ0(identify(request)));
        return { step: stepOf(page), page };
    }
    catch (thrown) {
        if ((0,aws_src/* errorName */.Is)(thrown) === 'ScanNotFoundException')
            return { step: stepOf(undefined), page: {} };
        if ((0,aws_src/* isThrottle */.p0)(thrown) || (0,aws_src/* isTransient */.dg)(thrown))
            return { step: { kind: 'wait', why: 'AWS did not answer' }, page: {} };
        throw explain(thrown, session, request);
    }
}
/** The pages after the first, each of which must get through. */
async function readRest(first, session, request) {
    const client = session.client(dist_cjs/* ECRClient */.S70, 'change');
    const pages = [first];
    try {
        for (let nextToken = first.nextToken; nextToken !== undefined; nextToken = pages.at(-1)?.nextToken) {
            pages.push(await client.send(new dist_cjs/* DescribeImageScanFindingsCommand */.TQ0({ ...identify(request), nextToken })));
        }
    }
    catch (thrown) {
        throw explain(thrown, session, request);
    }
    return mergePages(pages);
}
function explain(thrown, session, { reference }) {
    return (0,aws_src/* explainAwsError */.Ni)(thrown, `reading the findings of ${reference.text}`, session);
}
function identify({ registry, reference }) {
    const { repository, digest, tag } = reference;
    return {
        registryId: registry.account,
        repositoryName: repository,
        imageId: digest === undefined ? { imageTag: tag ?? 'latest' } : { imageDigest: digest },
        maxResults: 1000,
    };
}
function outOfTime({ reference }, why) {
    const hint = why.startsWith('no scan')
        ? 'Is scanning on push, or continuous scanning, switched on for this repository?'
        : 'Give it more time with "timeout".';
    return new src/* InfrastructureError */.EN(`There are no findings of ${reference.text} in time: ${why}. ${hint}`);
}

;// CONCATENATED MODULE: ./actions/scan-image/src/ecr/scan.ts


/** The findings that ECR or Inspector has of an image; no scanner runs here. @throws as `readEcrFindings` */
async function scanByEcr(runner, scan) {
    const { reference, registry, session } = scan;
    const found = await runner.log.group(`Findings of ECR for ${reference.text}`, () => readEcrFindings(runner, session(registry.region), scan));
    const report = 'page' in found ? await normalized(found.page) : withoutFindings(reference, found.why);
    return { report, sbomPath: undefined, notes: ['An SBOM is made by Trivy only, so there is none.'] };
}
async function normalized(page) {
    const json = new TextEncoder().encode(JSON.stringify(page));
    return (0,src/* readReport */.tL)(json, { name: 'The answer of ECR', format: 'ecr' });
}
/** A report that makes the result incomplete: nothing was looked at, and that is said. */
function withoutFindings({ text, digest }, why) {
    return {
        tool: { name: 'ecr', version: '' },
        target: { kind: 'image', reference: text, ...(digest === undefined ? {} : { digest }) },
        findings: [],
        scanned: 0,
        problems: [`ECR has no findings of ${text}: ${why}.`],
        can: new Set(),
    };
}

// EXTERNAL MODULE: ./packages/tools/src/index.ts + 10 modules
var tools_src = __webpack_require__(9742);
;// CONCATENATED MODULE: ./actions/scan-image/src/effects.ts


const realEffects = {
    acquireTool: tools_src/* acquireTool */.Ni,
    session: (runner, inputs) => (0,aws_src/* awsSession */.yb)(runner, inputs, 'scan-image'),
};

;// CONCATENATED MODULE: ./actions/scan-image/src/scanner/trivy.ts
const SCANNERS = ['vuln', 'misconfig', 'secret', 'license'];
const SBOM_FORMATS = ['cyclonedx', 'spdx', 'none'];
/**
 * The one scan that everything is made from. Findings must not decide the exit code: any other than 0 means that Trivy
 * broke. Checks come from the binary, which is pinned, and not from a bundle that changes daily.
 */
function trivyScanArgs(scan) {
    const { source, scanners, platform, dbRepositories } = scan;
    const ofConfig = scanners.filter((scanner) => scanner === 'misconfig' || scanner === 'secret');
    return [
        'image',
        ...common(scan.cacheDir),
        ...['--format', 'json', '--output', scan.reportFile, '--list-all-pkgs', '--exit-code', '0'],
        ...['--scanners', scanners.join(',')],
        ...(ofConfig.length > 0 ? ['--image-config-scanners', ofConfig.join(',')] : []),
        ...(scanners.includes('vuln') ? databaseArgs(dbRepositories) : []),
        ...(scanners.includes('misconfig') ? ['--skip-check-update'] : []),
        ...(platform === undefined ? [] : ['--platform', platform]),
        ...['--cache-backend', 'memory', '--timeout', `${scan.timeoutSeconds}s`],
        ...['--no-progress', '--skip-version-check', '--disable-telemetry'],
        ...(source.kind === 'input' ? ['--input', source.path] : ['--', source.reference.text]),
    ];
}
/** An SBOM from the same report: nothing is scanned again. */
function trivySbomArgs(format, reportFile, sbomFile, cacheDir) {
    const name = format === 'spdx' ? 'spdx-json' : 'cyclonedx';
    return ['convert', ...common(cacheDir), '--quiet', '--format', name, '--output', sbomFile, '--', reportFile];
}
function common(cacheDir) {
    return ['--cache-dir', cacheDir];
}
function databaseArgs(repositories) {
    return repositories.flatMap((repository) => {
        const java = javaRepository(repository);
        return ['--db-repository', repository, ...(java === undefined ? [] : ['--java-db-repository', java])];
    });
}
/** A mirror of the database has that for Java archives beside it, under the name that Trivy's own registries give it. */
function javaRepository(repository) {
    const [, path] = /^(.*\/)trivy-db(?::\d+)?$/.exec(repository) ?? [];
    return path === undefined ? undefined : `${path}trivy-java-db:1`;
}

;// CONCATENATED MODULE: ./actions/scan-image/src/inputs.ts





const ENGINES = ['trivy', 'grype', 'ecr'];
const DB_REPOSITORY = /^[a-z0-9][\w.-]*(?::\d{1,5})?(?:\/[\w.-]+)+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/;
/** Every input of action.yml. */
const inputSpec = {
    image: action_kit_src/* input.text */.hF.text(),
    input: action_kit_src/* input.text */.hF.text(),
    report: action_kit_src/* input.text */.hF.text(),
    engine: action_kit_src/* input.oneOf */.hF.oneOf(ENGINES, { default: 'trivy' }),
    'engine-version': action_kit_src/* input.text */.hF.text(),
    'tool-path': action_kit_src/* input.text */.hF.text(),
    checksum: action_kit_src/* input.text */.hF.text(),
    'mirror-url': action_kit_src/* input.text */.hF.text(),
    'mirror-auth': action_kit_src/* input.text */.hF.text(),
    scanners: action_kit_src/* input.linesOf */.hF.linesOf(SCANNERS, { default: 'vuln\nsecret' }),
    platform: action_kit_src/* input.pattern */.hF.pattern(/^[a-z0-9]+\/[a-z0-9]+(?:\/[a-z0-9]+)?$/, 'must be os/architecture, such as linux/amd64 or linux/arm/v7.'),
    'sbom-format': action_kit_src/* input.oneOf */.hF.oneOf(SBOM_FORMATS, { default: 'cyclonedx' }),
    'db-repository': action_kit_src/* input.lines */.hF.lines(),
    'max-db-age': action_kit_src/* input.duration */.hF.duration({ min: 1 }),
    'registry-username': action_kit_src/* input.text */.hF.text(),
    'registry-password': action_kit_src/* input.text */.hF.text(),
    ...src/* gateInputs */.ll,
    ...aws_src/* awsInputs */.xN,
};
/**
 * Every input, checked as far as it can be without the network, and what is to be judged.
 *
 * @throws UserError that lists what is wrong.
 */
function readInputs(runner) {
    const inputs = runner.inputs(inputSpec);
    for (const secret of [inputs.registryPassword, inputs.mirrorAuth])
        if (secret !== undefined)
            runner.mask(secret);
    const problems = [...sourceProblems(inputs), ...loginProblems(inputs), ...engineProblems(inputs)];
    if (problems.length > 0)
        throw new action_kit_src/* UserError */.yo(problems.join('\n'));
    const source = sourceOf(runner, inputs);
    if (inputs.engine === 'ecr' && source.kind === 'image' && ecrRegistryOf(source.reference.registry) === undefined) {
        throw new action_kit_src/* UserError */.yo(`Input "image" is ${JSON.stringify(source.reference.text)}: engine ecr needs an image of a private ECR registry, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders-api@sha256:<64 hex digits>.`);
    }
    return { ...inputs, source };
}
function sourceProblems({ image, input: file, report }) {
    const given = Object.entries({ image, input: file, report }).flatMap(([name, value]) => (value ? [name] : []));
    if (given.length === 1)
        return [];
    const found = given.length === 0 ? 'none of them is given' : `${given.map((name) => `"${name}"`).join(' and ')} are given`;
    return [`Give exactly one of "image", "input" and "report": ${found}.`];
}
function loginProblems({ registryUsername, registryPassword }) {
    if ((registryUsername === undefined) === (registryPassword === undefined))
        return [];
    const missing = registryUsername === undefined ? 'registry-username' : 'registry-password';
    return [`Input "${missing}" is missing: "registry-username" and "registry-password" go together. Is the secret set?`];
}
function engineProblems({ engine, image, report, dbRepository, platform, scanners }) {
    const badRepository = dbRepository.find((repository) => !DB_REPOSITORY.test(repository));
    const problems = [
        ...(badRepository === undefined
            ? []
            : [
                `Input "db-repository" has the line ${JSON.stringify(badRepository)}: must be registry/repository:tag, such as ghcr.io/aquasecurity/trivy-db:2.`,
            ]),
        ...(scanners.length > 0
            ? []
            : ['Input "scanners" is empty: name at least one, since a scan for nothing finds nothing.']),
    ];
    if (report !== undefined || engine === 'trivy')
        return problems;
    const only = scanners.filter((scanner) => scanner !== 'vuln' && scanner !== 'secret');
    if (dbRepository.length > 0)
        problems.push(`Input "db-repository" is for the engine trivy; the engine is ${engine}.`);
    if (only.length > 0)
        problems.push(`Input "scanners" has ${only.join(', ')}; the engine ${engine} looks for vulnerabilities only.`);
    if (engine === 'ecr' && image === undefined)
        problems.push('The engine ecr needs "image": the registry scans what it holds.');
    if (engine === 'ecr' && platform !== undefined) {
        problems.push(`Input "platform" is ${JSON.stringify(platform)}: ECR scans per manifest, so give the digest of that platform's.`);
    }
    return problems;
}
function sourceOf(runner, { image, input: file, report }) {
    if (image !== undefined)
        return { kind: 'image', reference: parseImageReference(image) };
    if (file !== undefined)
        return { kind: 'input', path: (0,action_kit_src/* pathOfInput */.t6)(runner, 'input', file, { temp: true }), shown: file };
    const shown = report ?? '';
    return { kind: 'report', path: (0,action_kit_src/* pathOfInput */.t6)(runner, 'report', shown, { temp: true }), shown };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./actions/scan-image/src/registry/docker-config.ts


/** Docker Hub goes by its old address in this file. */
function configKey(registry) {
    return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}
/**
 * The content of a docker configuration that holds one login. By it, and not by variables such as `TRIVY_PASSWORD`, since
 * a scanner offers the latter to every registry it talks to, that of its database included.
 */
function dockerConfig(login) {
    return JSON.stringify({ auths: { [configKey(login.registry)]: { auth: authOf(login) } } });
}
/** What the file holds in place of user and password: base64, so a secret of its own. */
function authOf({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}
/** Writes it into a new folder that nobody else can read. */
function writeDockerConfig(folder, login) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'config.json'), dockerConfig(login), { mode: 0o600 });
}
/**
 * The login that an earlier step of the job left for this registry (`docker login`); `undefined` where there is none.
 * A credential helper is not asked: it would need the job's environment.
 */
function loginOfJob(env, registry) {
    const folder = env['DOCKER_CONFIG'] ?? (0,external_node_path_.join)(env['HOME'] ?? '', '.docker');
    try {
        const config = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, 'config.json'), 'utf8'));
        const auth = config.auths?.[configKey(registry)]?.auth;
        if (typeof auth !== 'string')
            return undefined;
        const [, username, password] = /^([^:]+):(.+)$/s.exec(Buffer.from(auth, 'base64').toString('utf8')) ?? [];
        return username === undefined || password === undefined ? undefined : { registry, username, password };
    }
    catch {
        // No such file, or one that docker could not read either.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/scan-image/src/ecr/token.ts


/**
 * A login to the private registry of that host, for twelve hours.
 *
 * @throws UserError where credentials or permissions are wrong; Error for what the world did.
 */
async function ecrLogin(session, registry) {
    let token;
    try {
        const answer = await session.client(dist_cjs/* ECRClient */.S70, 'change').send(new dist_cjs/* GetAuthorizationTokenCommand */.Eu6({}));
        token = answer.authorizationData?.[0]?.authorizationToken;
    }
    catch (thrown) {
        throw (0,aws_src/* explainAwsError */.Ni)(thrown, `getting a login to ${registry}`, session);
    }
    const [, username, password] = /^([^:]+):(.+)$/s.exec(Buffer.from(token ?? '', 'base64').toString('utf8')) ?? [];
    if (username === undefined || password === undefined)
        throw new Error(`ECR gave no login to ${registry}.`);
    return { registry, username, password };
}

;// CONCATENATED MODULE: ./actions/scan-image/src/registry/login.ts





/**
 * The login for the registry of an image: that of the inputs, else for private ECR one that is fetched, else what
 * `docker login` left for that registry alone. `undefined`: none, as for public images.
 *
 * @throws UserError where AWS refuses and was asked for; InfrastructureError where it cannot be reached.
 */
async function registryLogin(runner, inputs, reference, session) {
    const login = await findLogin(runner, inputs, reference, session);
    for (const secret of secretsOf(login))
        runner.mask(secret);
    return login;
}
/** What must never be shown of a login. */
function secretsOf(login) {
    return login === undefined ? [] : [login.password, authOf(login)];
}
async function findLogin(runner, inputs, { registry }, session) {
    const { registryUsername: username, registryPassword: password } = inputs;
    if (username !== undefined && password !== undefined)
        return { registry, username, password };
    const ecr = ecrRegistryOf(registry);
    const asked = inputs.roleToAssume !== undefined || inputs.awsRegion !== undefined;
    const left = loginOfJob(runner.env, registry);
    if (ecr === undefined || (left !== undefined && !asked))
        return left;
    try {
        return await ecrLogin(session(ecr.region), registry);
    }
    catch (thrown) {
        const error = (0,action_kit_src/* toError */.iT)(thrown);
        if (error instanceof action_kit_src/* CancelledError */.cc)
            throw error;
        if (asked && error instanceof action_kit_src/* UserError */.yo)
            throw error;
        if (asked)
            throw new src/* InfrastructureError */.EN((0,action_kit_src/* messageChain */.NG)(error), { cause: error });
        // The image may be in the runner's own Docker Engine and need no login at all.
        runner.log.info(`No login to ${registry}, so none is used: ${(0,action_kit_src/* messageChain */.NG)(error)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/scan-image/src/source.ts
/** As log and messages name it. */
function describeSource(source) {
    return source.kind === 'image' ? source.reference.text : source.shown;
}

;// CONCATENATED MODULE: ./actions/scan-image/src/scanner/database.ts



/**
 * When the database was built that Trivy has just used: its JSON does not say, the file beside the database does.
 * `undefined` where that is absent or of another shape.
 */
function trivyDatabase(cacheDir) {
    try {
        const { UpdatedAt, Version } = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(cacheDir, 'db', 'metadata.json'), 'utf8'));
        if (typeof UpdatedAt !== 'string' || Number.isNaN(Date.parse(UpdatedAt)))
            return undefined;
        const updatedAt = new Date(UpdatedAt).toISOString();
        return { updatedAt, ...(typeof Version === 'number' ? { version: String(Version) } : {}) };
    }
    catch {
        return undefined;
    }
}
/**
 * Trivy's report with what only its caller knows: the age of the database, and which scanners ran. What was not looked
 * for must not count as not found.
 */
function completed(report, database, scanners) {
    const can = new Set(report.can);
    for (const kind of SCANNERS)
        if (!scanners.includes(kind))
            can.delete(kind);
    if (database === undefined || !scanners.includes('vuln'))
        return { ...report, can };
    return { ...report, database, can: can.add('database-age') };
}

;// CONCATENATED MODULE: ./actions/scan-image/src/scanner/grype.ts
/** Without a threshold, so that any exit code but 0 means that Grype broke. */
function grypeScanArgs({ source, platform, reportFile }) {
    return [
        ...['--output', 'json', '--file', reportFile],
        ...(platform === undefined ? [] : ['--platform', platform]),
        // With its scheme, a name can never be taken for a folder or a file of the runner.
        source.kind === 'input' ? source.path : `registry:${source.reference.text}`,
    ];
}
/** Grype takes its settings from the environment. */
function grypeEnv(cacheDir) {
    return { GRYPE_DB_CACHE_DIR: cacheDir, GRYPE_CHECK_FOR_APP_UPDATE: 'false' };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/scan-image/src/scanner/paths.ts



/** Names of variables by which a job may keep the database, with actions/cache for instance. */
const CACHE_VARIABLES = { trivy: 'TRIVY_CACHE_DIR', grype: 'GRYPE_DB_CACHE_DIR' };
/**
 * Makes the folders. The database is shared by the steps of a job that take it from the same place with the same
 * scanner, so that it is downloaded once; nothing else is shared.
 */
function scanPaths({ tempDir, env }, tool, dbRepositories) {
    const privateDir = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(tempDir, 'scan-'));
    const cwd = (0,external_node_path_.join)(privateDir, 'cwd');
    (0,external_node_fs_.mkdirSync)(cwd, { mode: 0o700 });
    const given = env[CACHE_VARIABLES[tool.name]];
    const key = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify([tool.version, dbRepositories]));
    const shared = (0,external_node_path_.join)((0,external_node_path_.dirname)(tempDir), 'scanner-cache', `${tool.name}-${key.digest('hex').slice(0, 16)}`);
    const cacheDir = given === undefined || given === '' ? shared : given;
    (0,external_node_fs_.mkdirSync)(cacheDir, { recursive: true, mode: 0o700 });
    return { privateDir, cwd, reportFile: (0,external_node_path_.join)(privateDir, 'report.json'), cacheDir };
}

;// CONCATENATED MODULE: ./actions/scan-image/src/scanner/failure.ts

const DATABASE = /vulnerability DB|trivy-db|java[ -]db|DB error|db update|vulnerability database/i;
/** What the world did to the scanner, from the most telling words to the least. */
const WORLD = [
    {
        pattern: /TOOMANYREQUESTS|\b429\b|too many requests|rate limit|pull rate/i,
        what: 'the registry limits the rate of downloads',
        hint: 'Give "db-repository" several registries, one per line, or a mirror of your own; for images of Docker Hub, log in.',
    },
    {
        pattern: /no space left on device/i,
        what: 'the disk of the runner is full',
        hint: 'The scanner unpacks layers and its database: free some space in an earlier step.',
    },
    {
        pattern: /x509|certificate (?:signed|has expired|is not)|tls: /i,
        what: 'the certificate of a registry was not accepted',
        hint: 'Behind a proxy, SSL_CERT_FILE of the job names the file with its authority.',
    },
    {
        pattern: /UNAUTHORIZED|\b401\b|DENIED|\b403\b|authentication required|no basic auth|authorization token has expired/i,
        what: 'the registry did not let the scanner in',
        hint: 'Give "registry-username" and "registry-password", or "role-to-assume" for a private ECR registry; a pull request from a fork has no secrets.',
    },
    {
        pattern: /MANIFEST_UNKNOWN|NAME_UNKNOWN|\b404\b|no such image|not found: manifest|manifest unknown/i,
        what: 'there is no such image',
        hint: 'Check name and tag, that it was pushed before, and that the platform exists.',
    },
    {
        pattern: /deadline exceeded|i\/o timeout|TLS handshake timeout|request canceled|Client\.Timeout/i,
        what: 'a registry did not answer in time',
        hint: 'Run it again; "timeout" is the time for everything together.',
    },
    {
        pattern: /no such host|connection refused|connection reset|network is unreachable|server misbehaving|unexpected EOF|\b50[0234]\b|service unavailable|bad gateway/i,
        what: 'a registry could not be reached',
        hint: 'Run it again, or check proxy and DNS of the runner.',
    },
    {
        pattern: /database was built .* ago|db could not be loaded|--skip-db-update cannot be specified|something wrong with DB/i,
        what: 'the vulnerability database could not be used',
        hint: 'It is too old, damaged, or was never downloaded.',
    },
];
const NOT_FOUND = {
    pattern: /unable to find the specified image/i,
    what: 'the image was not found',
    hint: 'It is neither in a container engine of the runner nor in its registry.',
};
/**
 * Why the world, and not the scanner, is at fault (registries, network, disk), and what to do; `undefined` where its last
 * words do not say so.
 */
function explainFailure(said) {
    const words = tellingLines(lastWords(said));
    const found = [...WORLD, NOT_FOUND].find(({ pattern }) => pattern.test(words));
    if (found === undefined)
        return undefined;
    const where = DATABASE.test(words) ? ' (vulnerability database)' : '';
    return `${(0,action_kit_src/* capitalised */.Iu)(found.what)}${where}. ${found.hint}`;
}
/** What a scanner said, from its fatal error on; all where it had none. */
function lastWords(said) {
    const lines = said.split('\n');
    const fatal = lines.findIndex((line) => /\bFATAL\b/.test(line));
    return fatal === -1 ? said : lines.slice(fatal).join('\n');
}
/** That no container engine has an image of a registry is how it should be: what the registry said counts. */
function tellingLines(words) {
    if (!/^\s*\* remote error:/m.test(words))
        return words;
    const engines = /^\s*\* (?:docker|containerd|podman) error:/;
    return words
        .split('\n')
        .filter((line) => !engines.test(line))
        .join('\n');
}
/** The text with every secret replaced: masks of the runner reach its log, but no file. */
function redact(text, secrets) {
    return secrets.filter((secret) => secret !== '').reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

;// CONCATENATED MODULE: ./actions/scan-image/src/scanner/run.ts





const KEPT_BYTES = 4 * 1024 * 1024;
/**
 * Runs a scanner to its end.
 *
 * @throws ScannerError for any exit but 0; InfrastructureError where its last words blame the world, and where time is
 * up; UserError where the program cannot be started.
 */
async function runScanner(runner, call) {
    const { title, path, args, env, cwd, deadlineMs } = call;
    const timeoutSeconds = Math.max(1, Math.ceil((deadlineMs - runner.clock.now()) / 1000));
    try {
        const run = { title, path, args, env, cwd, timeoutSeconds, maxOutputBytes: KEPT_BYTES };
        await (0,tools_src/* runScanner */.Sw)(run, { ...runner, log: redacting(runner.log, call.secrets) });
    }
    catch (thrown) {
        throw thrown instanceof tools_src/* ScannerError */.VM ? translate(call, thrown) : thrown;
    }
}
/** The runner masks what it was told of, but a raw log may be kept elsewhere, too. */
function redacting(log, secrets) {
    return {
        ...log,
        debug: (message) => {
            log.debug(redact(message, secrets));
        },
        info: (message) => {
            log.info(redact(message, secrets));
        },
    };
}
function translate({ title, doing, secrets }, failure) {
    const said = redact(lastWords(failure.said).replace(/<U\+001B>\[[0-9;]*m/g, ''), secrets);
    const words = said === '' ? 'It said nothing.' : `It said last:\n${said}`;
    if (failure.failure === 'timeout') {
        return new src/* InfrastructureError */.EN(`${title} was stopped while ${doing}: the "timeout" was reached. ${words}`);
    }
    if (failure.failure === 'killed') {
        return new src/* ScannerError */.VM(`${title} was killed while ${doing}; a runner with too little memory does that. ${words}`);
    }
    const ended = `${title} ended with exit code ${String(failure.exitCode)} while ${doing}.`;
    const explanation = explainFailure(failure.said);
    if (explanation === undefined)
        return new src/* ScannerError */.VM(`${ended} ${words}`);
    return new src/* InfrastructureError */.EN(`${ended} ${explanation} ${words}`);
}
/**
 * The report that a scanner of ours has written.
 *
 * @throws ScannerError where it wrote none or one that cannot be read: an exit code of 0 is no report.
 */
async function readOwnReport(title, file, format) {
    if (!isWritten(file))
        throw new src/* ScannerError */.VM(`${title} ended with exit code 0 but wrote no report.`);
    try {
        return await (0,src/* readReportFile */.$h)(file, { name: `The report of ${title}`, format });
    }
    catch (thrown) {
        if (!(thrown instanceof action_kit_src/* UserError */.yo))
            throw thrown;
        throw new src/* ScannerError */.VM(thrown.message);
    }
}
/** Whether there is such a file, with something in it. */
function isWritten(file) {
    return ((0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

;// CONCATENATED MODULE: ./actions/scan-image/src/scanner/scan.ts












const TITLES = { trivy: 'Trivy', grype: 'Grype' };
/** Where engines listen that hold images of this machine. Addresses, no secrets. */
const IMAGE_SOURCES = ['DOCKER_HOST', 'CONTAINERD_ADDRESS', 'CONTAINERD_NAMESPACE', 'XDG_RUNTIME_DIR'];
/**
 * Scans an image once with a scanner of the lock, and makes the SBOM from that same scan. What the scanner wrote is gone
 * afterwards: it may hold lines around secrets, and the variables of the image.
 *
 * @throws ScannerError or InfrastructureError where there is no report to judge; UserError where a setting is wrong.
 */
async function scanWithTool(runner, scan, effects) {
    const { inputs, source, engine } = scan;
    const { engineVersion: version, toolPath, checksum, mirrorUrl, mirrorAuth } = inputs;
    const tool = await runner.log.group(`Getting ${TITLES[engine]}`, () => effects.acquireTool(engine, { version, toolPath, checksum, mirrorUrl, mirrorAuth }, runner));
    const paths = scanPaths(runner, { name: engine, version: tool.version }, inputs.dbRepository);
    try {
        const login = source.kind === 'image' ? await registryLogin(runner, inputs, source.reference, scan.session) : undefined;
        const call = (doing, args, env) => ({
            ...{ title: TITLES[engine], doing, path: tool.path, args, env: (0,tools_src/* scannerEnv */.KS)(runner, env), cwd: paths.cwd },
            ...{ deadlineMs: scan.deadlineMs, secrets: secretsOf(login) },
        });
        await runner.log.group(`Scanning ${describeSource(source)} with ${TITLES[engine]} ${tool.version}`, () => runScanner(runner, call(`scanning ${describeSource(source)}`, scanArgs(scan, paths, runner.clock.now()), scanEnv(runner, engine, paths, login))));
        const raw = await readOwnReport(TITLES[engine], paths.reportFile, engine);
        const report = engine === 'trivy' ? completed(raw, trivyDatabase(paths.cacheDir), inputs.scanners) : raw;
        const sbom = await makeSbom(runner, scan, paths, (args) => call('making the SBOM', args, {}));
        return { report, ...sbom, tool: { ...tool } };
    }
    finally {
        (0,external_node_fs_.rmSync)(paths.privateDir, { recursive: true, force: true });
    }
}
function scanArgs({ inputs, source, engine, deadlineMs }, paths, now) {
    const { platform, scanners, dbRepository: dbRepositories } = inputs;
    const { reportFile, cacheDir } = paths;
    if (engine === 'grype')
        return grypeScanArgs({ source, platform, reportFile });
    // Trivy's own limit is 5 minutes unless told; ours ends its whole process group, so let it come first.
    const timeoutSeconds = Math.ceil(Math.max(1, (deadlineMs - now) / 1000)) + 5;
    return trivyScanArgs({ source, scanners, platform, dbRepositories, cacheDir, reportFile, timeoutSeconds });
}
function scanEnv(runner, engine, { privateDir, cacheDir }, login) {
    const env = engine === 'grype' ? grypeEnv(cacheDir) : {};
    for (const name of IMAGE_SOURCES) {
        const value = runner.env[name];
        if (value !== undefined && value !== '')
            env[name] = value;
    }
    if (login === undefined)
        return env;
    const folder = (0,external_node_path_.join)(privateDir, 'docker');
    writeDockerConfig(folder, login);
    return { ...env, DOCKER_CONFIG: folder };
}
const NO_SBOM = 'An SBOM is made by Trivy only, so there is none.';
async function makeSbom(runner, { inputs: { sbomFormat: format }, engine }, paths, call) {
    if (format === 'none')
        return { sbomPath: undefined, notes: [] };
    if (engine !== 'trivy')
        return { sbomPath: undefined, notes: [NO_SBOM] };
    const sbomPath = (0,external_node_path_.join)(runner.tempDir, format === 'spdx' ? 'sbom.spdx.json' : 'sbom.cdx.json');
    await runScanner(runner, call(trivySbomArgs(format, paths.reportFile, sbomPath, paths.cacheDir)));
    if (isWritten(sbomPath))
        return { sbomPath, notes: [] };
    throw new src/* ScannerError */.VM('Trivy ended with exit code 0 but wrote no SBOM.');
}

;// CONCATENATED MODULE: ./actions/scan-image/src/main.ts








const OUTPUTS = [...src/* GATE_OUTPUTS */.vc, 'image-digest', 'sbom-path'];
/** Scans once, or reads a report, and judges it by the policy. */
async function main(runner, effects = realEffects) {
    return (0,src/* reportingThrows */.gD)('scan-image', OUTPUTS, () => scanAndJudge(runner, effects));
}
async function scanAndJudge(runner, effects) {
    const wanted = readInputs(runner);
    const event = (0,github_src/* eventContext */.Wl)(runner);
    const gh = (0,github_src/* githubClient */.$f)(runner, wanted.githubToken ?? '');
    const ports = (0,github_src/* githubPorts */.AE)(gh, event);
    const { maxDbAge } = wanted;
    const judgedBy = { runner, inputs: wanted, event, ...(maxDbAge === undefined ? {} : { maxDbAge }) };
    // Before the scan, so that a mistake in the policy costs no scan.
    const rules = await (0,src/* loadRules */.A7)(judgedBy, ports);
    const sessions = sessionPerRegion(runner, wanted, effects);
    const scanned = await scan(runner, wanted, effects, sessions.of);
    for (const note of scanned.notes)
        runner.log.info(note);
    const digest = digestOf(wanted.source, scanned);
    warnOfTag(runner, wanted.source, digest);
    const { report } = scanned;
    const category = categoryOf(wanted.source, report.target, wanted.platform);
    const concluded = await (0,src/* concludeScan */.vn)({ ...judgedBy, action: 'scan-image', rules, reports: [report], category }, ports);
    return {
        ...concluded,
        outputs: { ...concluded.outputs, 'image-digest': digest, 'sbom-path': scanned.sbomPath },
        details: {
            ...concluded.details,
            ...{ scanner: scanned.tool, imageDigest: digest, sbom: scanned.sbomPath },
            calls: { ...gh.calls.byOperation(), ...sessions.calls() },
        },
    };
}
async function scan(runner, wanted, effects, session) {
    const { source, engine, timeout } = wanted;
    const deadlineMs = runner.clock.now() + timeout * 1000;
    if (source.kind === 'report') {
        const report = await (0,src/* readReportFile */.$h)(source.path, { name: source.shown });
        return { report, sbomPath: undefined, notes: [] };
    }
    if (engine !== 'ecr')
        return scanWithTool(runner, { inputs: wanted, source, engine, deadlineMs, session }, effects);
    const registry = source.kind === 'image' ? ecrRegistryOf(source.reference.registry) : undefined;
    if (source.kind !== 'image' || registry === undefined)
        throw new Error('readInputs lets no such source through.');
    return scanByEcr(runner, { reference: source.reference, registry, deadlineMs, session });
}
/** The region is the registry's, whatever the input says: a login of one region opens no registry of another. */
function sessionPerRegion(runner, wanted, effects) {
    const open = new Map();
    return {
        of: (region) => {
            const session = open.get(region) ?? effects.session(runner, { ...wanted, awsRegion: region });
            open.set(region, session);
            return session;
        },
        calls: () => Object.assign({}, ...[...open.values()].map(({ calls }) => calls.byOperation())),
    };
}
function digestOf(source, { report: { target } }) {
    const given = source.kind === 'image' ? source.reference.digest : undefined;
    return given ?? (target.kind === 'image' ? target.digest : undefined);
}
/** An image that was only built here has no digest yet, and nothing better to give. */
function warnOfTag({ log }, source, digest) {
    if (source.kind !== 'image' || source.reference.digest !== undefined || digest === undefined)
        return;
    const { text, tag } = source.reference;
    const name = tag === undefined ? text : text.slice(0, -tag.length - 1);
    log.warning(`Input "image" is ${JSON.stringify(text)}, a tag, which may mean another image by the time it is deployed. Scanned was ${name}@${digest}: give and deploy that.`);
}

;// CONCATENATED MODULE: ./actions/scan-image/src/action.ts


const action = {
    name: 'scan-image',
    outcomes: src/* GATE_OUTCOMES */.sA,
    outputs: OUTPUTS,
    onThrow: 'infrastructure',
    main: main,
};


/***/ })

};
