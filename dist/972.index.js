export const id = 972;
export const ids = [972];
export const modules = {

/***/ 2972:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var src = __webpack_require__(3933);
;// CONCATENATED MODULE: ./actions/ecs-deploy/src/ecs/model.ts
/** What the core knows of ECS: its API's answers with every field present, times in milliseconds of the server's clock. */
/** The deployment that the service is heading for. */
function primaryOf(service) {
    return service.deployments.find(({ status }) => status === 'PRIMARY');
}
/** The number that a deployment's id and its service revision's ARN share. */
function revisionNumber(idOrArn) {
    return idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
}
/** `orders-api:8` from a task definition's ARN. */
function shortTaskDefinition(arn) {
    return arn.slice(arn.lastIndexOf('/') + 1);
}
/** The family of a task definition's ARN or of `family:revision`. */
function familyOf(taskDefinition) {
    return shortTaskDefinition(taskDefinition).replace(/:\d+$/, '');
}
/** The ARN of the service revision that a deployment of the service brings up. */
function revisionArn(service, deploymentId) {
    return `${service.arn.replace(':service/', ':service-revision/')}/${revisionNumber(deploymentId)}`;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/announce-plan.ts


/** Says what is about to be done and what the user should know of, before anything is changed. */
function announcePlan({ inputs, target, plans }, log) {
    log.info(target.origin);
    for (const { path, before, after } of target.diff)
        log.info(`  ${path}: ${before} → ${after}`);
    for (const { service, step } of plans)
        log.info(`${service.name}: ${step.why}.`);
    if (target.lostPin !== undefined)
        log.warning(target.lostPin);
    for (const { service, step } of plans) {
        const running = primaryOf(service);
        if (step.kind !== 'deploy' || running?.rolloutState !== 'IN_PROGRESS')
            continue;
        log.notice(`${service.name}: deployment ${running.id} is still under way; this one takes its place.`);
    }
    const unguarded = plans.filter(({ service: { settings } }) => {
        return !settings.circuitBreaker && !settings.alarmRollback && settings.strategy === 'ROLLING';
    });
    if (unguarded.length > 0 && inputs.onFailure === 'leave') {
        const names = unguarded.map(({ service }) => service.name).join(', ');
        log.warning(`Nothing rolls ${names} back when the deployment fails: no deployment circuit breaker, no alarms, and on-failure is leave.`);
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-cjs/index.js
var dist_cjs = __webpack_require__(2684);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-cjs/index.js
var client_ecs_dist_cjs = __webpack_require__(212);
// EXTERNAL MODULE: ./packages/aws/src/index.ts + 21 modules
var aws_src = __webpack_require__(8467);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/list-keys.ts
/**
 * The lists whose order means nothing, by the name of the member, with what tells their elements apart. Every other
 * list (`command`, `environmentFiles`, `dnsServers`, …) is compared in its order.
 */
const KEYS = new Map([
    ['containerDefinitions', ['name']],
    ['environment', ['name']],
    ['secrets', ['name']],
    ['secretOptions', ['name']],
    ['mountPoints', ['containerPath']],
    ['portMappings', ['containerPort', 'containerPortRange', 'protocol']],
    ['volumesFrom', ['sourceContainer']],
    ['dependsOn', ['containerName']],
    ['ulimits', ['name']],
    ['systemControls', ['namespace']],
    ['resourceRequirements', ['type']],
    ['tmpfs', ['containerPath']],
    ['volumes', ['name']],
    ['placementConstraints', ['type', 'expression']],
    ['properties', ['name']],
    ['inferenceAccelerators', ['deviceName']],
    ['tags', ['key']],
]);
/** Lists of words whose order means nothing. */
const SETS = new Set(['requiresCompatibilities', 'add', 'drop']);
/** The members that tell the elements of a list of that name apart. */
function keyFieldsOf(listName) {
    return KEYS.get(listName) ?? [];
}
/** The key of an element in a list of that name, such as `LOG_LEVEL` or `80/tcp`; undefined where order counts. */
function elementKey(listName, element) {
    if (SETS.has(listName))
        return typeof element === 'string' ? element : undefined;
    const fields = keyFieldsOf(listName);
    if (fields.length === 0 || !isRecord(element))
        return undefined;
    return fields
        .map((field) => element[field])
        .filter((value) => typeof value === 'string' || typeof value === 'number')
        .join('/');
}
/** Whether a value is an object with named members, and not a list, a date or the like. */
function isRecord(value) {
    return Object.prototype.toString.call(value) === '[object Object]';
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/canonical.ts


/**
 * Whether registering `wanted` would only repeat `existing`. Compared are canonical forms, tags included. Any doubt is
 * a no: a needless revision is cheap, a change that is not shipped is not.
 */
function sameDefinition(wanted, existing) {
    return (0,external_node_util_.isDeepStrictEqual)(canonical(wanted), canonical(existing));
}
/**
 * The one form of all definitions that mean the same: absent and documented default alike, one unit for cpu (1/1024
 * vCPU) and memory (MiB), lists without a meaning in their order sorted by key.
 */
function canonical(definition) {
    return cleaned(withDefaults(definition), '');
}
/** What ECS fills in when it stores a revision, as the API reference documents it. */
function withDefaults(definition) {
    const { networkMode } = definition;
    return {
        ...definition,
        ...withoutEmptyTexts(definition),
        cpu: inUnits(definition.cpu, /^(\d+|\d*\.\d+)\s*vcpu$/i),
        memory: inUnits(definition.memory, /^(\d+|\d*\.\d+)\s*gb$/i),
        enableFaultInjection: definition.enableFaultInjection ?? false,
        containerDefinitions: definition.containerDefinitions?.map((container) => containerDefaults(container, networkMode)),
        volumes: definition.volumes?.map(volumeDefaults),
    };
}
/** No role and no mode are also stored as empty texts. */
function withoutEmptyTexts({ taskRoleArn, executionRoleArn, pidMode, ipcMode }) {
    const filled = (text) => (text === '' ? undefined : text);
    return {
        taskRoleArn: filled(taskRoleArn),
        executionRoleArn: filled(executionRoleArn),
        pidMode: filled(pidMode),
        ipcMode: filled(ipcMode),
    };
}
/** `1 vCPU` and `1GB` are 1024 of the small unit. */
function inUnits(value, large) {
    const amount = large.exec(value ?? '')?.[1];
    const small = Number(amount) * 1024;
    return Number.isSafeInteger(small) ? String(small) : value;
}
function containerDefaults(container, networkMode) {
    const { healthCheck, restartPolicy } = container;
    const readOnly = (mount) => ({
        ...mount,
        readOnly: mount.readOnly ?? false,
    });
    return {
        ...container,
        cpu: container.cpu ?? 0,
        essential: container.essential ?? true,
        portMappings: container.portMappings?.map((mapping) => portDefaults(mapping, networkMode)),
        mountPoints: container.mountPoints?.map(readOnly),
        volumesFrom: container.volumesFrom?.map(readOnly),
        healthCheck: healthCheck && { interval: 30, timeout: 5, retries: 3, startPeriod: 0, ...present(healthCheck) },
        restartPolicy: restartPolicy && { restartAttemptPeriod: 300, ...present(restartPolicy) },
    };
}
function portDefaults(mapping, networkMode) {
    const { containerPort } = mapping;
    // In awsvpc and host mode both ports are one; else an absent host port is 0, a port of ECS's choice.
    const shared = networkMode === 'awsvpc' || networkMode === 'host';
    const hostPort = mapping.hostPort ?? (shared || containerPort === undefined ? containerPort : 0);
    return { ...mapping, protocol: mapping.protocol ?? 'tcp', hostPort };
}
function volumeDefaults(volume) {
    const { host, efsVolumeConfiguration: efs } = volume;
    return {
        ...volume,
        // An empty host is what ECS stores for a volume that nothing else configures.
        host: host?.sourcePath === undefined ? undefined : host,
        efsVolumeConfiguration: efs && { rootDirectory: '/', transitEncryption: 'DISABLED', ...present(efs) },
    };
}
/** The members that are set: an undefined or null one must not hide a default. */
function present(value) {
    return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined && member !== null));
}
/** An empty one overrides what the image says, so it is not the same as none. */
const MEANINGFUL_WHEN_EMPTY = new Set(['command', 'entryPoint']);
/** Members of any key, where none at all says nothing. */
const MAPS = new Set(['dockerLabels', 'options', 'labels', 'driverOpts']);
/** The value without absent members and empty lists, its unordered lists sorted. `name`: of the member that holds it. */
function cleaned(value, name) {
    if (Array.isArray(value)) {
        const elements = Array.from(value, (element) => cleaned(element, '')).filter((element) => element !== undefined);
        if (elements.length === 0 && !MEANINGFUL_WHEN_EMPTY.has(name))
            return undefined;
        return sorted(elements, name);
    }
    if (!isRecord(value))
        return value ?? undefined;
    const entries = Object.entries(value)
        .map(([key, member]) => [key, cleaned(member, key)])
        .filter(([, member]) => member !== undefined);
    return entries.length === 0 && MAPS.has(name) ? undefined : Object.fromEntries(entries);
}
/** Elements with the same key keep their order: which of them wins may depend on it. */
function sorted(elements, name) {
    const keyed = elements.map((element) => ({ element, key: elementKey(name, element) ?? '' }));
    return keyed
        .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
        .map(({ element }) => element);
}

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/schema/index.js
var schema = __webpack_require__(6890);
;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/ecs-schema.ts


/** What RegisterTaskDefinition takes, as the SDK itself knows it: no hand-copied list that misses next year's field. */
const registerSchema = schema.NormalizedSchema.of(client_ecs_dist_cjs/* RegisterTaskDefinitionRequest$ */.fSK);
/** The members of a structure by name. */
function membersOf(schema) {
    return new Map(schema.structIterator());
}
/** The fields that DescribeTaskDefinition gives and RegisterTaskDefinition does not take (`revision`, `status`, …). */
const readOnlyFields = new Set([...membersOf(schema.NormalizedSchema.of(client_ecs_dist_cjs/* TaskDefinition$ */.TAv)).keys()].filter((name) => !membersOf(registerSchema).has(name)));

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/described.ts

/**
 * A described revision as input for the next one: read-only fields and the tags that AWS reserves (`aws:…`) are left
 * out, all else is kept, empty lists and texts included. Tags stand beside the definition in DescribeTaskDefinition
 * (`include: [TAGS]`) and would be lost if they were not attached again. The argument is not touched.
 */
function fromDescribed(described, tags) {
    const kept = Object.entries(described).filter(([name, value]) => !readOnlyFields.has(name) && value !== undefined && value !== null);
    // A TaskDefinition without its read-only members has exactly the members of the input.
    const definition = structuredClone(Object.fromEntries(kept));
    const own = ownTags(tags);
    return own.length > 0 ? { ...definition, tags: structuredClone(own) } : definition;
}
/** The tags that a caller may set: AWS refuses those that begin with `aws:`. */
function ownTags(tags) {
    return tags.filter((tag) => !isReserved(tag));
}
function isReserved(tag) {
    return tag.key?.toLowerCase().startsWith('aws:') ?? false;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/differences.ts



/**
 * Where `wanted` differs from `existing`, leaf by leaf; none exactly where `sameDefinition` holds. Values of
 * environment variables, sources of secrets, and driver options that may carry credentials are never shown.
 */
function differences(wanted, existing) {
    return compare(canonical(existing), canonical(wanted), { text: '', names: [] });
}
function compare(before, after, path) {
    if ((0,external_node_util_.isDeepStrictEqual)(before, after))
        return [];
    const old = childrenOf(before, path);
    const young = childrenOf(after, path);
    const [appears, goes] = [before === undefined, after === undefined];
    // What has no parts is one difference, and so is the change from one kind of value to another.
    if ((!old && !appears) || (!young && !goes))
        return [leaf(before, after, path)];
    const said = appears || goes ? (path.said ?? []) : [];
    const labels = new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])].filter((label) => !said.includes(label)));
    const inside = [...labels].flatMap((label) => {
        const [one, other] = [old?.get(label), young?.get(label)];
        return compare(one?.value, other?.value, (one ?? other)?.path ?? path);
    });
    return inside.length > 0 ? inside : [leaf(before, after, path)];
}
/** The parts of a value by a label that finds the same part on the other side; undefined for what has no parts. */
function childrenOf(value, path) {
    if (Array.isArray(value))
        return elementsOf(value, path);
    if (!isRecord(value))
        return undefined;
    return new Map(Object.entries(value).map(([name, member]) => {
        const text = path.text === '' ? name : `${path.text}.${name}`;
        return [name, { value: member, path: { text, names: [...path.names, name] } }];
    }));
}
function elementsOf(list, path) {
    const children = new Map();
    const listName = path.names.at(-1) ?? '';
    list.forEach((value, index) => {
        const key = elementKey(listName, value) ?? String(index);
        let label = key;
        for (let copy = 2; children.has(label); copy += 1)
            label = `${key}#${copy}`;
        children.set(label, {
            value,
            path: { names: path.names, text: `${path.text}[${label}]`, said: keyFieldsOf(listName) },
        });
    });
    return children;
}
function leaf(before, after, path) {
    const hidden = isHidden(path.names);
    return {
        path: path.text,
        before: shown(before, hidden),
        after: hidden && before !== undefined && after !== undefined ? '(not shown, changed)' : shown(after, hidden),
    };
}
function shown(value, hidden) {
    if (value === undefined)
        return '(none)';
    if (hidden)
        return '(not shown)';
    if (typeof value === 'string' && value !== '')
        return value;
    // Whole structures are not printed: something inside may have to be hidden.
    const isEmpty = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
    return isEmpty ? JSON.stringify(value) : '(set)';
}
/** Options of log drivers that carry no credential; others may (`splunk-token`, `apikey`). */
const HARMLESS_OPTION = /^(awslogs-.*|mode|max-buffer-size|tag)$/;
function isHidden(names) {
    const [parent, name] = names.slice(-2);
    if (parent === 'environment')
        return name === 'value';
    if (parent === 'secrets' || parent === 'secretOptions')
        return name === 'valueFrom';
    if (parent === 'options')
        return !HARMLESS_OPTION.test(name ?? '');
    return parent === 'driverOpts';
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/images.ts

/** What ECS allows in a container's name. */
const CONTAINER_NAME = /^[\w-]{1,255}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^\w[\w.-]{0,127}$/;
/** A registry host may have capitals and a port; the rest of a repository's name may not. */
const REPOSITORY = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/;
/**
 * The images of the input `image`: one `repo@sha256:…` or `repo:tag`, for `containerName` or the only container, or
 * one `container=image` per line. Throws a UserError for a reference that is not exactly one image, for a bare
 * name (which would silently mean `latest`), and for a container that stands there twice.
 */
function parseImageInput(lines, containerName) {
    const overrides = lines.map((line) => {
        // An image reference holds no "=", so whatever stands before one is a container.
        const at = line.indexOf('=');
        const image = line.slice(at + 1).trim();
        const container = at < 0 ? containerName : line.slice(0, at).trim();
        if (at >= 0 && !CONTAINER_NAME.test(container ?? '')) {
            throw imageError(line, `"${container ?? ''}" before the = is no container name.`);
        }
        checkReference(image, line);
        return { container, image };
    });
    overrides.forEach(({ container }, index) => {
        const line = lines[index] ?? '';
        if (overrides.length > 1 && !line.includes('=')) {
            throw imageError(line, 'with several images every line must be container=image.');
        }
        if (overrides.findIndex((other) => other.container === container) < index) {
            throw imageError(line, `the container ${container ?? ''} stands there twice.`);
        }
    });
    return overrides;
}
function checkReference(image, line) {
    const [name = '', ...digests] = image.split('@');
    const digest = digests.join('@');
    const { repository, tag } = splitTag(name);
    if (repository === '') {
        throw imageError(line, 'the repository is empty. An output that holds a masked value does not reach another job.');
    }
    if (!REPOSITORY.test(repository)) {
        const hint = REPOSITORY.test(repository.toLowerCase()) ? ': it must be in lower case' : '';
        throw imageError(line, `"${repository}" is no repository name${hint}.`);
    }
    if (digests.length > 0) {
        if (tag !== undefined) {
            throw imageError(line, 'a tag and a digest together; ECS takes one of them. Remove the tag, the digest says it all.');
        }
        if (!DIGEST.test(digest))
            throw imageError(line, 'the digest must be sha256: and 64 hexadecimal digits in lower case.');
    }
    else if (tag === undefined) {
        throw imageError(line, 'names no version. Give a digest (repo@sha256:…) or a tag (repo:tag).');
    }
    else if (!TAG.test(tag)) {
        throw imageError(line, `"${tag}" is no tag: letters, digits, "_", "." and "-", at most 128.`);
    }
}
function splitTag(name) {
    const colon = name.lastIndexOf(':');
    // A colon before a slash belongs to the registry's port.
    if (colon < 0 || colon < name.lastIndexOf('/'))
        return { repository: name, tag: undefined };
    return { repository: name.slice(0, colon), tag: name.slice(colon + 1) };
}
function imageError(line, valid) {
    return src/* input.inputError */.hF.inputError('image', line, valid);
}
/** The image of every container, in the definition's order. */
function imagesOf(definition) {
    return (definition.containerDefinitions ?? []).map(({ name = '', image = '' }) => ({
        container: name,
        image,
        digest: /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1],
    }));
}
/**
 * A warning where a tag would replace an image that is pinned by digest, with the containers and what is lost;
 * undefined where nothing is.
 */
function unpinnedOverPinned(definition, running) {
    const pinned = new Map(imagesOf(running).flatMap((one) => (one.digest === undefined ? [] : [[one.container, one]])));
    const lost = imagesOf(definition).flatMap(({ container, image, digest }) => {
        const before = digest === undefined ? pinned.get(container) : undefined;
        return before ? [`${container} (${before.image} → ${image})`] : [];
    });
    if (lost.length === 0)
        return undefined;
    return (`A tag replaces an image that is pinned by its digest: ${lost.join(', ')}. What is lost: a tag can be moved, so ` +
        'neither this deployment nor a rollback to it is sure to run the bytes that were tested and approved, and a run ' +
        'with the same inputs must deploy again instead of ending unchanged. Give repo@sha256:… to keep the pin.');
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/overrides.ts

/**
 * The definition with the images and the environment variables of the inputs; other containers and the argument itself
 * stay as they are. A variable that is there keeps its place, a new one goes to the end.
 *
 * Throws a UserError for a container that the definition does not have, for a missing name where there are several
 * containers, for a variable that the container takes from a secret, and where a container is left without an image.
 */
function applyOverrides(definition, overrides) {
    const containers = definition.containerDefinitions ?? [];
    const { images, containerName, environment } = overrides;
    if (containerName !== undefined)
        findContainer(containers, containerName, 'container-name');
    const imageOf = new Map(images.map(({ container, image }) => [findContainer(containers, container, 'image'), image]));
    const target = environment.size > 0 ? findContainer(containers, containerName, 'environment-variables') : undefined;
    const changed = containers.map((container) => {
        const image = imageOf.get(container);
        const withImage = image === undefined ? container : { ...container, image };
        return container === target ? withEnvironment(withImage, environment) : withImage;
    });
    const bare = changed.filter((container) => !container.image).map((container) => container.name ?? '');
    if (bare.length > 0) {
        throw new src/* UserError */.yo(`No image for ${quoted(bare)}: neither the task definition nor the input "image" names one.`);
    }
    return { ...definition, containerDefinitions: changed };
}
function findContainer(containers, name, inputName) {
    const names = containers.map((container) => container.name ?? '');
    const has = `The task definition has ${quoted(names)}.`;
    const [first, ...others] = containers;
    if (!first)
        throw new src/* UserError */.yo('The task definition has no container.');
    if (name === undefined) {
        if (others.length === 0)
            return first;
        const fix = inputName === 'image' ? 'set container-name or write container=image' : 'set container-name';
        throw new src/* UserError */.yo(`Input "${inputName}" does not say which container it is for: ${fix}. ${has}`);
    }
    const found = containers.find((container) => container.name === name);
    if (!found)
        throw src/* input.inputError */.hF.inputError(inputName, name, `no such container. ${has}`);
    return found;
}
function withEnvironment(container, variables) {
    const secret = (container.secrets ?? []).map(({ name }) => name ?? '').filter((name) => variables.has(name));
    if (secret.length > 0) {
        throw new src/* UserError */.yo(`Input "environment-variables" sets ${quoted(secret)}, which container ${quoted([container.name ?? ''])} takes ` +
            'from a secret. ECS refuses both: remove one of them.');
    }
    const before = container.environment ?? [];
    const kept = before.map((variable) => {
        const value = variables.get(variable.name ?? '');
        return value === undefined ? variable : { ...variable, value };
    });
    const known = new Set(before.map(({ name }) => name));
    const added = [...variables].flatMap(([name, value]) => (known.has(name) ? [] : [{ name, value }]));
    return { ...container, environment: [...kept, ...added] };
}
function quoted(names) {
    return names.map((name) => JSON.stringify(name)).join(', ');
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/nearest-name.ts

/**
 * What a person probably meant by a name that is not among the known ones, as the end of a sentence about it, or
 * nothing. Another case is told apart from a slip: CloudFormation writes the same fields with a capital.
 */
function spellingHint(name, known) {
    if (name === '<<')
        return ': YAML 1.2 has no merge key, so write the keys out';
    const nearest = (0,src/* nearestName */.qb)(name, known);
    if (nearest === undefined)
        return '';
    if (!(0,src/* sameLetters */.GQ)(nearest, name))
        return `; did you mean "${nearest}"?`;
    const origin = /^[A-Z]/.test(name) ? ' (a first capital is CloudFormation)' : '';
    return `: the ECS API writes it "${nearest}"${origin}`;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/read-by-schema.ts




/** Far above what fits into 64 KiB; aliases could stand for more. */
const MAX_VALUES = 20_000;
/** Begins to read a document; `problems` fills as its parts are read. */
function startReading(source) {
    return { source, problems: [], valuesLeft: MAX_VALUES };
}
/**
 * The value of a node as a schema of the SDK wants it. What does not fit goes to `reading.problems`, all of it and not
 * only the first, and is left out of the value. Null counts as absent; empty lists, maps and texts are kept.
 */
function readValue(reading, written, schema, path) {
    const node = reading.source.follow(written);
    countValue(reading);
    if (node === null || node === undefined || ((0,dist/* isScalar */.jn)(node) && node.value === null))
        return undefined;
    if (schema.isStructSchema())
        return readStruct(reading, node, schema, path);
    if (schema.isListSchema())
        return readList(reading, node, schema, path);
    if (schema.isMapSchema())
        return readMap(reading, node, schema, path);
    return readScalar(reading, node, schema, path);
}
function countValue(reading) {
    reading.valuesLeft -= 1;
    if (reading.valuesLeft < 0) {
        throw new src/* UserError */.yo(`${reading.source.file} stands for more than ${MAX_VALUES} values: too many for ECS.`);
    }
}
/** A structure: every key must be one of its members. Keys in `skip` are passed over. */
function readStruct(reading, node, schema, path, skip = new Set()) {
    if (!(0,dist/* isMap */.jh)(node)) {
        addInvalid(reading, node, path, `must be a mapping, is ${describe(node)}`);
        return undefined;
    }
    const members = membersOf(schema);
    const entries = [];
    for (const { key, name, value } of uniquePairs(reading, node, path)) {
        const member = members.get(name);
        if (member)
            entries.push([name, readValue(reading, value, member, memberPath(path, name))]);
        else if (!skip.has(name))
            addUnknown(reading, key, memberPath(path, name), spellingHint(name, [...members.keys()]));
    }
    return read_by_schema_present(entries);
}
/** Notes a key that no field of the API has. */
function addUnknown(reading, key, path, hint) {
    reading.problems.push({ kind: 'unknown', path, place: reading.source.placeOf(key), message: `is unknown${hint}` });
}
/** The entries of a mapping, keys as text. */
function pairsOf(reading, node) {
    return node.items.map((pair) => {
        const key = reading.source.follow(pair.key);
        return { key, name: (0,dist/* isScalar */.jn)(key) ? asWritten(key) : '', value: pair.value };
    });
}
function readList(reading, node, schema, path) {
    if (!(0,dist/* isSeq */.oP)(node)) {
        const hint = (0,dist/* isScalar */.jn)(node) ? ', such as ["first", "second"]; text is not split' : '';
        addInvalid(reading, node, path, `must be a list, is ${describe(node)}${hint}`);
        return undefined;
    }
    const element = schema.getValueSchema();
    return node.items
        .map((item, index) => readValue(reading, item, element, `${path}[${index}]`))
        .filter((value) => value !== undefined);
}
function readMap(reading, node, schema, path) {
    if (!(0,dist/* isMap */.jh)(node)) {
        addInvalid(reading, node, path, `must be a mapping, is ${describe(node)}`);
        return undefined;
    }
    const element = schema.getValueSchema();
    const entries = uniquePairs(reading, node, path).map(({ name, value }) => [
        name,
        readValue(reading, value, element, memberPath(path, name)),
    ]);
    return read_by_schema_present(entries);
}
/** The entries whose key is text, with a problem for every other one and for each key that was there before. */
function uniquePairs(reading, node, path) {
    const names = new Set();
    const pairs = pairsOf(reading, node);
    for (const { key, name } of pairs) {
        countValue(reading);
        if (!(0,dist/* isScalar */.jn)(key))
            addInvalid(reading, key, path, 'has a key that is no text');
        else if (names.has(name))
            addInvalid(reading, key, memberPath(path, name), 'stands there twice');
        names.add(name);
    }
    return pairs.filter(({ key }) => (0,dist/* isScalar */.jn)(key));
}
/** Where a number or a truth value is taken as text, as it was written: `256`, `1.10`, `true`. */
const TAKEN_AS_TEXT = /^(cpu|memory|containerDefinitions\[\d+\]\.environment\[\d+\]\.value)$/;
function readScalar(reading, node, schema, path) {
    const value = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
    if (schema.isStringSchema()) {
        if (typeof value === 'string')
            return value;
        const written = (0,dist/* isScalar */.jn)(node) && (typeof value === 'number' || typeof value === 'boolean');
        if (written && TAKEN_AS_TEXT.test(path))
            return asWritten(node);
        addInvalid(reading, node, path, `must be text, is ${describe(node)}${written ? ': put it in quotes' : ''}`);
    }
    else if (schema.isNumericSchema()) {
        if (typeof value === 'number' && Number.isSafeInteger(value))
            return value;
        const hint = typeof value === 'string' && /^-?\d+$/.test(value) ? ': remove the quotes' : '';
        addInvalid(reading, node, path, `must be a whole number, is ${describe(node)}${hint}`);
    }
    else if (schema.isBooleanSchema()) {
        if (typeof value === 'boolean')
            return value;
        addInvalid(reading, node, path, `must be true or false, is ${describe(node)}`);
    }
    else {
        addInvalid(reading, node, path, 'is of a kind that cannot be written in a file');
    }
    return undefined;
}
function addInvalid(reading, node, path, message) {
    reading.problems.push({ kind: 'invalid', path, place: reading.source.placeOf(node), message });
}
function read_by_schema_present(entries) {
    // fromEntries defines own properties, so a label named __proto__ is a label.
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
function asWritten(scalar) {
    if (typeof scalar.value === 'string')
        return scalar.value;
    return scalar.source ?? String(scalar.value);
}
function memberPath(path, name) {
    if (!/^[\w$-]{1,64}$/.test(name))
        return `${path}[${(0,src/* truncate */.QS)(JSON.stringify(name), 80)}]`;
    return path === '' ? name : `${path}.${name}`;
}
function describe(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'a mapping';
    if ((0,dist/* isSeq */.oP)(node))
        return 'a list';
    if (!(0,dist/* isScalar */.jn)(node))
        return 'something else';
    if (typeof node.value === 'string')
        return `the text ${(0,src/* truncate */.QS)(JSON.stringify(node.value), 40)}`;
    if (typeof node.value === 'number')
        return `the number ${(0,src/* truncate */.QS)(asWritten(node), 40)}`;
    if (typeof node.value === 'boolean')
        return asWritten(node);
    if (node.value === null)
        return 'empty';
    return 'something else';
}

// EXTERNAL MODULE: ./packages/action-kit/src/yaml/index.ts + 3 modules
var yaml = __webpack_require__(1413);
;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/source-document.ts



/** ECS takes 64 KiB; the rest is room for comments, indentation and the read-only fields of a described definition. */
const MAX_BYTES = 256 * 1024;
/** No honest task definition comes near; a few nested aliases could otherwise stand for millions of values. */
const MAX_ALIASES = 1000;
const MAX_SHOWN_ERRORS = 5;
/**
 * Reads JSON or YAML 1.2: `yes`, `on` and long digits mean what they say. The nodes are kept, since a plain `1.10` or
 * `012345678901` is lost once it is a number.
 *
 * Throws a UserError, with line and column and without a piece of the text, for anything malformed: syntax, unknown tags
 * such as CloudFormation's `!Ref`, several documents, too much text. Duplicate keys are left to the reader.
 */
function readSource(text, file) {
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_BYTES) {
        throw new src/* UserError */.yo(`${file} has ${bytes} bytes: a task definition file may have at most ${MAX_BYTES}.`);
    }
    const { document, secondAt, lines } = (0,yaml/* parseYaml */.hN)(text, file);
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return `${file}:${line}:${col}`;
    };
    const placeOf = (node) => ((0,dist/* isNode */.Ll)(node) && node.range ? place(node.range[0]) : file);
    const wrong = [...document.errors, ...document.warnings].map(({ pos, code, message }) => ({
        at: pos[0],
        message: explain(code, message),
    }));
    if (secondAt !== undefined) {
        wrong.push({ at: secondAt, message: 'a second document begins; a file holds one task definition.' });
    }
    if (wrong.length > 0) {
        const shown = wrong.slice(0, MAX_SHOWN_ERRORS).map(({ at, message }) => `${place(at)}: ${message}`);
        throw new src/* UserError */.yo(`The task definition is neither valid JSON nor valid YAML.\n${shown.join('\n')}`);
    }
    return { file, root: document.contents, placeOf, follow: aliasFollower(document, placeOf) };
}
function explain(code, message) {
    if (code === 'TAG_RESOLVE_FAILED')
        return `${message}. CloudFormation's !Ref, !Sub and the like are not read here.`;
    return message;
}
function aliasFollower(document, placeOf) {
    let followed = 0;
    return (node) => {
        if (!(0,dist/* isAlias */.Vj)(node))
            return node;
        followed += 1;
        if (followed > MAX_ALIASES)
            throw new src/* UserError */.yo(`${placeOf(node)}: more than ${MAX_ALIASES} aliases are used.`);
        const target = node.resolve(document);
        if (!target)
            throw new src/* UserError */.yo(`${placeOf(node)}: the alias *${node.source} has no anchor before it.`);
        return target;
    };
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/parse.ts






const MAX_SHOWN_PROBLEMS = 50;
/**
 * The task definition of a JSON or YAML file: the definition itself, or `{ taskDefinition, tags }` as
 * `aws ecs describe-task-definition --include TAGS` prints it. `file` is only named in messages.
 *
 * Throws one UserError for all that is wrong, with paths and places: malformed text, keys that RegisterTaskDefinition
 * does not have (the SDK would drop them silently), values of the wrong type; then no family, no containers.
 * `allowUnknownFields` turns unknown keys into warnings; they are left out all the same.
 */
function parseTaskDefinition(text, options) {
    const { members, problems, readOnly } = readMembers(text, options.file);
    const fatal = options.allowUnknownFields ? problems.filter((problem) => problem.kind === 'invalid') : problems;
    if (fatal.length > 0)
        throw problemsError(fatal, options.file);
    // The reader let nothing pass that is not in the schema of RegisterTaskDefinition, but for members that are required.
    const read = members;
    const { tags, ...definition } = withRequired(read, options.file);
    const own = ownTags(tags ?? []);
    return {
        definition: own.length > 0 ? { ...definition, tags: own } : definition,
        notes: [
            ...listed('Read-only fields left out', readOnly),
            ...listed('Tags reserved for AWS left out', (tags ?? []).filter(isReserved).map((tag) => tag.key ?? '')),
        ],
        warnings: problems
            .filter((problem) => problem.kind === 'unknown')
            .map((problem) => `${sentence(problem)} It was left out.`),
    };
}
function readMembers(text, file) {
    const source = readSource(text, file);
    const reading = startReading(source);
    if (!(0,dist/* isMap */.jh)(source.root)) {
        throw new src/* UserError */.yo(`${file} holds no task definition: it must be a mapping with family and containerDefinitions.`);
    }
    const wrapped = pairsOf(reading, source.root).find(({ name }) => name === 'taskDefinition');
    const root = wrapped ? source.follow(wrapped.value) : source.root;
    const members = readStruct(reading, root, registerSchema, '', readOnlyFields) ?? {};
    const names = (0,dist/* isMap */.jh)(root) ? pairsOf(reading, root).map(({ name }) => name) : [];
    const tags = wrapped ? readBesideDefinition(reading, source.root) : undefined;
    if (tags !== undefined && members['tags'] !== undefined) {
        throw new src/* UserError */.yo(`${file} has tags both beside and inside taskDefinition: keep one of them.`);
    }
    return {
        members: tags === undefined ? members : { ...members, tags },
        problems: reading.problems,
        readOnly: names.filter((name) => readOnlyFields.has(name)),
    };
}
/** The tags of `{ taskDefinition, tags }`, which has no other key. */
function readBesideDefinition(reading, root) {
    const outer = uniquePairs(reading, root, '');
    for (const { key, name } of outer) {
        if (name !== 'taskDefinition' && name !== 'tags')
            addUnknown(reading, key, name, ' beside taskDefinition');
    }
    const tags = outer.find(({ name }) => name === 'tags');
    const schema = membersOf(registerSchema).get('tags');
    return tags && schema ? readValue(reading, tags.value, schema, 'tags') : undefined;
}
function withRequired(read, file) {
    const { family, containerDefinitions } = read;
    const missing = [];
    if (!family)
        missing.push('family is missing: the name under which ECS numbers the revisions.');
    if (!containerDefinitions?.length)
        missing.push('containerDefinitions is missing: at least one container.');
    const names = (containerDefinitions ?? []).map((container) => container.name);
    names.forEach((name, index) => {
        if (!name)
            missing.push(`containerDefinitions[${index}].name is missing.`);
        else if (names.indexOf(name) < index) {
            missing.push(`containerDefinitions[${index}].name is ${JSON.stringify(name)}, as of another container.`);
        }
    });
    if (missing.length > 0 || family === undefined || containerDefinitions === undefined) {
        throw new src/* UserError */.yo(`${file} is no complete task definition.\n${missing.join('\n')}`);
    }
    return { ...read, family, containerDefinitions };
}
function problemsError(problems, file) {
    const shown = problems.slice(0, MAX_SHOWN_PROBLEMS).map((problem) => `- ${sentence(problem)}`);
    if (problems.length > shown.length)
        shown.push(`- … and ${problems.length - shown.length} more.`);
    const hint = problems.some((problem) => problem.kind === 'unknown')
        ? '\nECS would never see an unknown key. Correct or remove it; a field that is new in ECS needs a newer release of ' +
            'this action; allow-unknown-fields: true leaves it out with a warning.'
        : '';
    return new src/* UserError */.yo(`${file} has ${(0,src/* plural */.LS)(problems.length, 'problem')}:\n${shown.join('\n')}${hint}`);
}
function sentence({ path, place, message }) {
    return `${place}: ${path === '' ? 'the definition' : path} ${message}${/[.?]$/.test(message) ? '' : '.'}`;
}
function listed(what, names) {
    return names.length > 0 ? [`${what}: ${names.join(', ')}.`] : [];
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/task-definition/index.ts







;// CONCATENATED MODULE: ./actions/ecs-deploy/src/ecs/views.ts
/** A PAUSE hook without a timeout of its own waits for a day. */
const PAUSE_MINUTES = 1440;
/** Room for a hook of another kind that names no timeout. */
const HOOK_MINUTES = 15;
/** A service of the API as the core sees it. A service without a controller is one of ECS's own. */
function serviceView(service) {
    return {
        name: service.serviceName ?? '',
        arn: service.serviceArn ?? '',
        clusterArn: service.clusterArn ?? '',
        status: service.status ?? '',
        controller: service.deploymentController?.type ?? 'ECS',
        express: service.resourceManagementType === 'ECS',
        taskDefinition: service.taskDefinition ?? '',
        desired: service.desiredCount ?? 0,
        deployments: (service.deployments ?? []).map(deploymentView),
        events: (service.events ?? []).map((event) => ({
            id: event.id ?? '',
            atMs: event.createdAt?.getTime() ?? 0,
            message: event.message ?? '',
        })),
        settings: deploymentSettings(service.deploymentConfiguration ?? {}),
    };
}
function deploymentView(deployment) {
    return {
        id: deployment.id ?? '',
        status: deployment.status ?? '',
        taskDefinition: deployment.taskDefinition ?? '',
        desired: deployment.desiredCount ?? 0,
        running: deployment.runningCount ?? 0,
        pending: deployment.pendingCount ?? 0,
        failedTasks: deployment.failedTasks ?? 0,
        rolloutState: deployment.rolloutState ?? '',
        rolloutStateReason: deployment.rolloutStateReason ?? '',
        createdAtMs: deployment.createdAt?.getTime() ?? 0,
    };
}
function deploymentSettings(configuration) {
    const breaker = configuration.deploymentCircuitBreaker;
    const { alarms, linearConfiguration: linear } = configuration;
    return {
        strategy: configuration.strategy ?? 'ROLLING',
        circuitBreaker: breaker?.enable ?? false,
        circuitBreakerRollback: (breaker?.enable ?? false) && (breaker?.rollback ?? false),
        alarmRollback: (alarms?.enable ?? false) && (alarms?.rollback ?? false),
        bakeMinutes: configuration.bakeTimeInMinutes ?? 0,
        linear: linear && { stepPercent: linear.stepPercent ?? 10, stepBakeMinutes: linear.stepBakeTimeInMinutes ?? 6 },
        canaryBakeMinutes: configuration.canaryConfiguration?.canaryBakeTimeInMinutes ?? 0,
        hooks: (configuration.lifecycleHooks ?? []).map((hook) => ({
            stages: hook.lifecycleStages?.length ?? 0,
            timeoutMinutes: hook.timeoutConfiguration?.timeoutInMinutes ?? (hook.targetType === 'PAUSE' ? PAUSE_MINUTES : HOOK_MINUTES),
        })),
    };
}
/** A service deployment of the API as the core sees it. */
function serviceDeploymentView(deployment) {
    const { targetServiceRevision: target, deploymentCircuitBreaker: breaker, rollback } = deployment;
    return {
        arn: deployment.serviceDeploymentArn ?? '',
        targetRevisionArn: target?.arn ?? '',
        sourceRevisionArns: (deployment.sourceServiceRevisions ?? []).flatMap(({ arn }) => arn ?? []),
        status: deployment.status ?? '',
        statusReason: deployment.statusReason ?? '',
        requested: target?.requestedTaskCount ?? 0,
        running: target?.runningTaskCount ?? 0,
        pending: target?.pendingTaskCount ?? 0,
        failureCount: breaker?.failureCount ?? 0,
        failureThreshold: breaker === undefined || breaker.status === 'DISABLED' ? undefined : breaker.threshold,
        breakerTriggered: breaker?.status === 'TRIGGERED',
        triggeredAlarms: deployment.alarms?.triggeredAlarmNames ?? [],
        rollback: rollback && { reason: rollback.reason ?? '', revisionArn: rollback.serviceRevisionArn ?? '' },
        createdAtMs: deployment.createdAt?.getTime() ?? 0,
        finishedAtMs: (deployment.finishedAt ?? deployment.stoppedAt)?.getTime(),
    };
}
/** A service revision of the API as the core sees it; images that ECS has not resolved are left out. */
function serviceRevisionView(revision) {
    return {
        arn: revision.serviceRevisionArn ?? '',
        taskDefinition: revision.taskDefinition ?? '',
        images: (revision.containerImages ?? []).flatMap(({ containerName, image, imageDigest }) => containerName && imageDigest ? [{ container: containerName, image: image ?? '', digest: imageDigest }] : []),
    };
}
/** A task of the API as the core sees it. */
function taskView(task) {
    return {
        arn: task.taskArn ?? '',
        startedBy: task.startedBy ?? '',
        taskDefinition: task.taskDefinitionArn ?? '',
        stopCode: task.stopCode ?? '',
        stoppedReason: task.stoppedReason ?? '',
        health: task.healthStatus ?? 'UNKNOWN',
        startedAtMs: task.startedAt?.getTime(),
        stoppedAtMs: (task.stoppedAt ?? task.stoppingAt)?.getTime(),
        containers: (task.containers ?? []).map((container) => ({
            name: container.name ?? '',
            exitCode: container.exitCode,
            reason: container.reason ?? '',
            health: container.healthStatus ?? 'UNKNOWN',
        })),
    };
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/ecs/ecs-port.ts



const SERVICES_PER_CALL = 10;
const DEPLOYMENTS_PER_CALL = 20;
/** ECS behind the SDK. How often a failed call is repeated is the client's policy. */
function ecsPort(client) {
    return { ...readers(client), ...changers(client) };
}
function changers(client) {
    return {
        registerTaskDefinition: async (definition) => {
            const { taskDefinition } = await client.send(new client_ecs_dist_cjs/* RegisterTaskDefinitionCommand */.$Hl(definition));
            return ecs_port_present(taskDefinition?.taskDefinitionArn, 'RegisterTaskDefinition', 'an ARN');
        },
        updateService: async (cluster, service, change) => {
            const updated = await client.send(new client_ecs_dist_cjs/* UpdateServiceCommand */.kZr({ cluster, service, ...change }));
            return serviceView(ecs_port_present(updated.service, 'UpdateService', 'a service'));
        },
        rollBackServiceDeployment: async (arn) => {
            await client.send(new client_ecs_dist_cjs/* StopServiceDeploymentCommand */.a8L({ serviceDeploymentArn: arn, stopType: 'ROLLBACK' }));
        },
    };
}
function readers(client) {
    return {
        describeServices: async (cluster, services) => {
            const answers = await inBatches(services, SERVICES_PER_CALL, (batch) => client.send(new client_ecs_dist_cjs/* DescribeServicesCommand */.H7c({ cluster, services: batch })));
            return {
                services: answers.flatMap((answer) => answer.services ?? []).map(serviceView),
                failures: answers
                    .flatMap((answer) => answer.failures ?? [])
                    .map(({ arn = '', reason = '' }) => ({ arn, reason })),
            };
        },
        describeTaskDefinition: async (reference) => {
            const answer = await client.send(new client_ecs_dist_cjs/* DescribeTaskDefinitionCommand */.Zy$({ taskDefinition: reference, include: ['TAGS'] }));
            const described = ecs_port_present(answer.taskDefinition, 'DescribeTaskDefinition', 'a task definition');
            return {
                arn: ecs_port_present(described.taskDefinitionArn, 'DescribeTaskDefinition', 'an ARN'),
                status: described.status ?? '',
                definition: fromDescribed(described, answer.tags ?? []),
            };
        },
        ...rolloutReaders(client),
        ...taskReaders(client),
    };
}
function rolloutReaders(client) {
    return {
        listServiceDeployments: async (cluster, service, createdAfterMs) => {
            const createdAt = { after: new Date(createdAfterMs) };
            const listed = await client.send(new client_ecs_dist_cjs/* ListServiceDeploymentsCommand */.jz8({ cluster, service, createdAt }));
            return (listed.serviceDeployments ?? []).map(({ serviceDeploymentArn: arn = '', targetServiceRevisionArn: targetRevisionArn = '' }) => ({
                arn,
                targetRevisionArn,
            }));
        },
        describeServiceDeployments: async (arns) => {
            const answers = await inBatches(arns, DEPLOYMENTS_PER_CALL, (batch) => client.send(new client_ecs_dist_cjs/* DescribeServiceDeploymentsCommand */.A6p({ serviceDeploymentArns: batch })));
            return answers.flatMap((answer) => answer.serviceDeployments ?? []).map(serviceDeploymentView);
        },
        describeServiceRevisions: async (arns) => {
            const answers = await inBatches(arns, DEPLOYMENTS_PER_CALL, (batch) => client.send(new client_ecs_dist_cjs/* DescribeServiceRevisionsCommand */.oF5({ serviceRevisionArns: batch })));
            return answers.flatMap((answer) => answer.serviceRevisions ?? []).map(serviceRevisionView);
        },
    };
}
function taskReaders(client) {
    return {
        listTasks: async (cluster, serviceName, desiredStatus) => {
            const listed = await client.send(new client_ecs_dist_cjs/* ListTasksCommand */.MYg({ cluster, serviceName, desiredStatus }));
            return listed.taskArns ?? [];
        },
        describeTasks: async (cluster, arns) => {
            if (arns.length === 0)
                return [];
            const described = await client.send(new client_ecs_dist_cjs/* DescribeTasksCommand */.z8X({ cluster, tasks: [...arns] }));
            return (described.tasks ?? []).map(taskView);
        },
    };
}
async function inBatches(items, size, send) {
    const answers = [];
    for (let at = 0; at < items.length; at += size)
        answers.push(await send(items.slice(at, at + size)));
    return answers;
}
function ecs_port_present(value, operation, what) {
    if (value === undefined)
        throw new Error(`ECS answered ${operation} without ${what}.`);
    return value;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/ecs/logs-port.ts

/** CloudWatch Logs behind the SDK. */
function logsPort(client) {
    return {
        tail: async (logGroupName, logStreamName, limit) => {
            const { events } = await client.send(new dist_cjs/* GetLogEventsCommand */.h7S({ logGroupName, logStreamName, limit, startFromHead: false }));
            return (events ?? []).map(({ timestamp = 0, message = '' }) => ({ atMs: timestamp, message }));
        },
    };
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/cloud.ts






/** A task definition has 64 KiB at most; with comments and indentation a file of it stays far below this. */
const FILE_LIMIT_BYTES = 512 * 1024;
/** AWS, the checkout and chance as they are. */
const realEffects = {
    connect: (runner, inputs) => {
        const session = (0,aws_src/* awsSession */.yb)(runner, inputs, 'ecs-deploy');
        return {
            region: session.region,
            ecs: ecsPort(session.client(client_ecs_dist_cjs/* ECSClient */.Zgc, 'change')),
            polling: ecsPort(session.client(client_ecs_dist_cjs/* ECSClient */.Zgc, 'poll')),
            logs: logsPort(session.client(dist_cjs/* CloudWatchLogsClient */.TFr, 'change')),
            links: (0,aws_src/* consoleLinks */.tr)(session),
            explain: (thrown, doing) => (0,aws_src/* explainAwsError */.Ni)(thrown, doing, session),
            calls: () => session.calls.byOperation(),
        };
    },
    readFile: readTaskDefinition,
    random: Math.random,
};
function readTaskDefinition(workspace, path) {
    const text = (0,src/* readInputFile */.jH)([workspace], 'task-definition', path, FILE_LIMIT_BYTES);
    if (text !== undefined)
        return text;
    throw new src/* UserError */.yo(`Input "task-definition" is ${JSON.stringify(path)}: there is no such file in the workspace. Is the repository checked out, and is the path relative to its root?`);
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/ecs/optional-access.ts

/** What the deploy can do without, and what is lost then. */
const LOSSES = {
    'ecs:ListServiceDeployments': 'The deployment is judged by DescribeServices alone: no circuit-breaker count, and a stopped deployment is told less exactly.',
    'ecs:DescribeServiceDeployments': 'The deployment is judged by DescribeServices alone: no circuit-breaker count, and a stopped deployment is told less exactly.',
    'ecs:DescribeServiceRevisions': 'The running image digests are not verified.',
    'ecs:ListTasks': 'Stopped tasks are not looked at: no fail-fast, and no stop reasons in the summary.',
    'ecs:DescribeTasks': 'Stopped tasks are not looked at: no fail-fast, and no stop reasons in the summary.',
    'logs:GetLogEvents': 'The summary has no log lines of the failed task.',
};
/** `explain` turns an AccessDenied into an error whose message carries the statement to add. */
function optionalAccess(log, explain) {
    const denied = new Set();
    return {
        isDenied: (permission) => denied.has(permission),
        attempt: async (permission, doing, call) => {
            if (denied.has(permission))
                return undefined;
            try {
                return await call();
            }
            catch (thrown) {
                if (!(0,aws_src/* isAccessDenied */.w7)(thrown))
                    throw thrown;
                denied.add(permission);
                log.warning(`${permission} is not allowed. ${LOSSES[permission]} ${explain(thrown, doing).message}`);
                return undefined;
            }
        },
    };
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/plan/act.ts



/**
 * Registers a revision.
 *
 * @throws UserError where ECS refuses the definition; else what the SDK throws.
 */
async function register(definition, { ecs, log }) {
    try {
        const arn = await ecs.registerTaskDefinition(definition);
        log.info(`Registered ${shortTaskDefinition(arn)}.`);
        return arn;
    }
    catch (thrown) {
        const isRefused = ['ClientException', 'InvalidParameterException'].includes((0,aws_src/* errorName */.Is)(thrown));
        if (!isRefused || (0,aws_src/* isThrottle */.p0)(thrown))
            throw thrown;
        const said = thrown instanceof Error ? thrown.message : '';
        throw new src/* UserError */.yo(`ECS refused the task definition: ${said} Nothing was changed.`, { cause: thrown });
    }
}
/** Updates the services one after the other and stops at the first that cannot be; does not throw for that. */
async function updateServices(cluster, plans, taskDefinition, ports) {
    const launched = [];
    for (const [at, { service, step }] of plans.entries()) {
        if (step.kind === 'unchanged')
            continue;
        try {
            ports.signal.throwIfAborted();
            launched.push(await launch(cluster, service, step, taskDefinition, ports));
        }
        catch (thrown) {
            const untried = plans.slice(at + 1).filter((plan) => plan.step.kind !== 'unchanged');
            return { launched, failure: { service, thrown }, untried: untried.map((plan) => plan.service) };
        }
        ports.save(launched.map(({ rollout }) => rollout));
    }
    return { launched, failure: undefined, untried: [] };
}
async function launch(cluster, before, step, taskDefinition, { ecs, log }) {
    const service = step.kind === 'attach'
        ? before
        : await ecs.updateService(cluster, before.name, {
            ...(step.kind === 'deploy' ? { taskDefinition } : {}),
            ...step.change,
        });
    const primary = primaryOf(service);
    if (primary === undefined)
        throw new Error(`ECS answered UpdateService for ${before.name} without a deployment.`);
    const startedHere = primary.id !== primaryOf(before)?.id;
    log.info(`${before.name}: ${startedHere ? 'started' : 'judging'} deployment ${primary.id}.`);
    return {
        step,
        service,
        before,
        rollout: {
            service: before.name,
            serviceArn: before.arn,
            cluster,
            deploymentId: primary.id,
            createdAtMs: primary.createdAtMs,
            taskDefinition: primary.taskDefinition,
            previousTaskDefinition: previousTaskDefinition(before, primary.id),
            earlierIds: before.deployments.map(({ id }) => id).filter((id) => id !== primary.id),
            startedHere,
        },
    };
}
/** What ran before: the PRIMARY of then or, where that is the deployment itself, the one it is replacing. */
function previousTaskDefinition(before, deploymentId) {
    const primary = primaryOf(before);
    if (primary !== undefined && primary.id !== deploymentId)
        return primary.taskDefinition;
    const other = before.deployments.find(({ id }) => id !== deploymentId);
    return (other ?? primary)?.taskDefinition ?? before.taskDefinition;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/inputs.ts



const SERVICE = /^([\w-]{1,255}|arn:aws[\w-]*:ecs:[\w-]+:\d{12}:service\/[\w/-]+)$/;
const TASK_DEFINITION = /^(arn:aws[\w-]*:ecs:[\w-]+:\d{12}:task-definition\/)?[\w-]{1,255}:\d+$/;
/** Every input of action.yml. */
const inputSpec = {
    ...aws_src/* awsInputs */.xN,
    cluster: src/* input.text */.hF.text({ default: 'default' }),
    service: src/* input.lines */.hF.lines({ required: true }),
    'task-definition': src/* input.text */.hF.text(),
    'task-definition-arn': src/* input.pattern */.hF.pattern(TASK_DEFINITION, 'must be the ARN of a task definition revision, or family:revision, such as orders-api:42.'),
    image: src/* input.lines */.hF.lines(),
    'container-name': src/* input.text */.hF.text(),
    'environment-variables': src/* input.map */.hF.map(),
    'force-new-deployment': src/* input.boolean */.hF.boolean({ default: 'false' }),
    'desired-count': src/* input.integer */.hF.integer({ min: 0 }),
    'wait-for': src/* input.oneOf */.hF.oneOf(['none', 'healthy', 'deployed', 'stable'], { default: 'deployed' }),
    'wait-for-rollback': src/* input.duration */.hF.duration({ default: '0' }),
    timeout: src/* input.duration */.hF.duration({ min: 1 }),
    'poll-interval': src/* input.duration */.hF.duration({ default: '5', min: 1, max: 60 }),
    'on-failure': src/* input.oneOf */.hF.oneOf(['rollback', 'leave'], { default: 'rollback' }),
    'fail-fast-tasks': src/* input.integer */.hF.integer({ default: '3', min: 0 }),
    'dry-run': src/* input.boolean */.hF.boolean({ default: 'false' }),
    'allow-unknown-fields': src/* input.boolean */.hF.boolean({ default: 'false' }),
};
/**
 * The inputs of this run, with every check that needs no network.
 *
 * @throws UserError for a bad value and for inputs that contradict each other.
 */
function readInputs(runner) {
    const { image, ...values } = runner.inputs(inputSpec);
    const inputs = { ...values, images: parseImageInput(image, values.containerName) };
    checkServiceNames(inputs.service);
    checkExclusive(inputs);
    return inputs;
}
function checkServiceNames(services) {
    const bad = services.find((service) => !SERVICE.test(service));
    if (bad !== undefined) {
        throw new src/* UserError */.yo(`Input "service" has the line ${JSON.stringify(bad)}: every line must be the name of a service (letters, digits, - and _) or its ARN.`);
    }
    const twice = services.find((service, at) => services.indexOf(service) !== at);
    if (twice !== undefined)
        throw new src/* UserError */.yo(`Input "service" names ${twice} twice. Leave one of the two lines out.`);
}
function checkExclusive(inputs) {
    const edits = [
        inputs.taskDefinition !== undefined && 'task-definition',
        inputs.images.length > 0 && 'image',
        inputs.environmentVariables.size > 0 && 'environment-variables',
    ].filter((name) => name !== false);
    if (inputs.taskDefinitionArn !== undefined && edits.length > 0) {
        throw new src/* UserError */.yo(`Input "task-definition-arn" is ${JSON.stringify(inputs.taskDefinitionArn)}: it deploys an existing revision as it stands, so ${edits.join(', ')} cannot be given with it. Leave one side out.`);
    }
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/plan/plan.ts


/**
 * What has to be done for every service to run the revision. "Nothing" is said only where every image is pinned by its
 * digest and the running deployment of that very revision is healthy: with a tag, nobody knows what runs.
 */
function planServices(services, wish) {
    return services.map((service) => ({ service, step: planService(service, wish) }));
}
function planService(service, wish) {
    const running = primaryOf(service);
    const scale = wish.desiredCount === undefined ? {} : { desiredCount: wish.desiredCount };
    if (running === undefined || wish.arn === undefined || running.taskDefinition !== wish.arn) {
        const taskDefinition = wish.arn === undefined ? {} : { taskDefinition: wish.arn };
        const force = wish.forceNewDeployment ? { forceNewDeployment: true } : {};
        const why = `${wish.arn === undefined ? 'a new revision' : shortTaskDefinition(wish.arn)} replaces ${shortTaskDefinition(service.taskDefinition)}`;
        return { kind: 'deploy', change: { ...taskDefinition, ...force, ...scale }, why };
    }
    const forced = reasonToForce(service, running, wish);
    if (forced !== undefined) {
        // With the revision named, an update by somebody else in between cannot be forced by mistake.
        const change = { taskDefinition: wish.arn, forceNewDeployment: true, ...scale };
        return { kind: 'deploy', change, why: `${shortTaskDefinition(wish.arn)} is deployed anew, since ${forced}` };
    }
    return keepRunning(service, running, wish);
}
function keepRunning(service, running, wish) {
    const name = shortTaskDefinition(running.taskDefinition);
    if (wish.desiredCount !== undefined && wish.desiredCount !== service.desired) {
        const why = `${name} runs already; only the number of tasks changes, from ${service.desired} to ${wish.desiredCount}`;
        return { kind: 'scale', change: { desiredCount: wish.desiredCount }, running, why };
    }
    if (isSettled(service, running)) {
        const why = `${name} runs already, every image of it is pinned by digest, and its deployment is healthy`;
        return { kind: 'unchanged', running, why };
    }
    return { kind: 'attach', running, why: `a deployment of ${name} is on its way already; it is judged, not repeated` };
}
/** ECS tells no rollout state where the service stands behind a Classic Load Balancer: then its tasks speak. */
function isSettled(service, running) {
    if (running.rolloutState !== '')
        return running.rolloutState === 'COMPLETED';
    return service.deployments.length === 1 && running.running >= service.desired && running.pending === 0;
}
function reasonToForce(service, running, wish) {
    if (wish.forceNewDeployment)
        return 'force-new-deployment is true';
    const loose = imagesOf(wish.definition).filter(({ digest }) => digest === undefined);
    if (loose.length > 0) {
        const names = loose.map(({ container, image }) => `${container}: ${image}`).join(', ');
        return `a tag may have moved (${names}); pin images by digest to avoid needless deployments`;
    }
    if (running.rolloutState === 'FAILED')
        return 'its deployment has failed';
    if (running.rolloutState === 'COMPLETED' && running.running < service.desired) {
        return `only ${running.running} of ${service.desired} tasks of it are running`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/plan/preflight.ts


/**
 * The described services in the order in which they were asked for, each one fit to be deployed by UpdateService.
 *
 * @throws UserError that names every service that is not, and what to do about it.
 */
function deployableServices(cluster, asked, described) {
    const found = asked.map((name) => described.services.find((service) => isCalled(service, name)));
    const problems = asked.flatMap((name, at) => problemOf(cluster, name, found[at]) ?? []);
    if (problems.length > 0)
        throw new src/* UserError */.yo([...problems, 'Nothing was changed.'].join('\n'));
    const services = found.filter((service) => service !== undefined);
    const twice = services.find(({ arn }, at) => services.findIndex((other) => other.arn === arn) !== at);
    if (twice)
        throw new src/* UserError */.yo(`Input "service" names ${twice.name} twice, by its name and by its ARN.`);
    return services;
}
/** Whether a line of the input `service` means this service: its name or its ARN. */
function isCalled(service, nameOrArn) {
    return service.name === nameOrArn || service.arn === nameOrArn;
}
function problemOf(cluster, name, service) {
    const subject = `Service ${JSON.stringify(name)} in cluster ${JSON.stringify(cluster)}`;
    if (service === undefined) {
        return `${subject} does not exist. Check the inputs "service", "cluster" and "aws-region"; this action deploys services, it does not create them.`;
    }
    if (service.status === 'INACTIVE')
        return `${subject} is INACTIVE: it was deleted. Create it again, then deploy.`;
    if (service.status === 'DRAINING')
        return `${subject} is DRAINING: it is being deleted and takes no deployment.`;
    if (service.express) {
        return `${subject} belongs to an ECS Express gateway service, which only the UpdateExpressGatewayService API may change. Deploy it with a tool for Express services.`;
    }
    return controllerProblem(subject, service) ?? headlessProblem(subject, service);
}
function controllerProblem(subject, service) {
    switch (service.controller) {
        case 'ECS':
            return undefined;
        case 'CODE_DEPLOY':
            return `${subject} has the deployment controller CODE_DEPLOY, which this action does not drive yet. Change the service's deployment controller to ECS (it has blue/green, canary and linear strategies of its own), or create the deployment with AWS CodeDeploy.`;
        case 'EXTERNAL':
            return `${subject} has the deployment controller EXTERNAL: its task sets belong to another system, which must deploy it. Use a service with the controller ECS for this action.`;
        default:
            return `${subject} has the deployment controller ${JSON.stringify(service.controller)}, which this action does not know.`;
    }
}
function headlessProblem(subject, service) {
    return primaryOf(service) === undefined
        ? `${subject} has no deployment at all; ECS is still setting it up.`
        : undefined;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/plan/target.ts




/**
 * What these inputs ask to run. Reads task definitions, changes nothing: an existing revision is preferred to a new one
 * (first the one the service runs, then the family's latest), and any doubt about their equality means a new one.
 *
 * @throws UserError for a task definition that is malformed, inactive or does not have the named container.
 */
async function resolveTarget(inputs, services, sources) {
    const current = await sources.ecs.describeTaskDefinition(services[0].taskDefinition);
    if (inputs.taskDefinitionArn !== undefined)
        return existingRevision(inputs.taskDefinitionArn, current, sources);
    const base = inputs.taskDefinition === undefined ? baseFromService(services, current, sources.log) : undefined;
    const definition = applyOverrides(base ?? fromFile(inputs, sources), {
        images: inputs.images,
        containerName: inputs.containerName,
        environment: inputs.environmentVariables,
    });
    const found = await findIdentical(definition, current, sources);
    return {
        definition,
        arn: found?.arn,
        origin: found
            ? `Revision ${shortTaskDefinition(found.arn)} is identical, so no new one is registered.`
            : 'A new revision is registered.',
        diff: differences(definition, current.definition),
        lostPin: unpinnedOverPinned(definition, current.definition),
    };
}
async function existingRevision(reference, current, { ecs }) {
    const asked = current.arn.endsWith(`/${shortTaskDefinition(reference)}`)
        ? current
        : await ecs.describeTaskDefinition(reference).catch((thrown) => {
            // ECS answers so for an unknown revision.
            if ((0,aws_src/* errorName */.Is)(thrown) !== 'ClientException' || (0,aws_src/* isThrottle */.p0)(thrown))
                throw thrown;
            throw new src/* UserError */.yo(`Input "task-definition-arn" is ${JSON.stringify(reference)}: there is no such revision in this account and region.`);
        });
    if (asked.status === 'DELETE_IN_PROGRESS') {
        throw new src/* UserError */.yo(`Input "task-definition-arn" is ${JSON.stringify(reference)}: that revision is being deleted.`);
    }
    if (asked.status === 'INACTIVE') {
        throw new src/* UserError */.yo(`Input "task-definition-arn" is ${JSON.stringify(reference)}: that revision is INACTIVE (deregistered), and ECS starts no deployment of it. Name an active revision.`);
    }
    return {
        definition: asked.definition,
        arn: asked.arn,
        origin: `Revision ${shortTaskDefinition(asked.arn)} is deployed as it stands.`,
        diff: differences(asked.definition, current.definition),
        lostPin: unpinnedOverPinned(asked.definition, current.definition),
    };
}
function baseFromService(services, current, log) {
    const [first, ...others] = services;
    const strangers = others.filter(({ taskDefinition }) => familyOf(taskDefinition) !== familyOf(first.taskDefinition));
    if (strangers.length > 0) {
        throw new src/* UserError */.yo(`Input "service" names services of different task definition families (${services
            .map(({ name, taskDefinition }) => `${name}: ${familyOf(taskDefinition)}`)
            .join(', ')}), and all of them get one revision. Give "task-definition", or deploy each family in a step of its own.`);
    }
    if (others.some(({ taskDefinition }) => taskDefinition !== first.taskDefinition)) {
        log.notice(`The services run different revisions of ${familyOf(current.arn)}; the base of the new one is what ${first.name}, named first, runs: ${shortTaskDefinition(current.arn)}.`);
    }
    return current.definition;
}
function fromFile(inputs, { log, readFile }) {
    const file = inputs.taskDefinition ?? '';
    const { allowUnknownFields } = inputs;
    const { definition, notes, warnings } = parseTaskDefinition(readFile(file), { file, allowUnknownFields });
    for (const note of notes)
        log.debug(note);
    for (const warning of warnings)
        log.warning(warning, { file });
    return definition;
}
async function findIdentical(wanted, current, { ecs, log }) {
    if (wanted.family === familyOf(current.arn) && current.status === 'ACTIVE') {
        if (sameDefinition(wanted, current.definition))
            return current;
    }
    try {
        const latest = await ecs.describeTaskDefinition(wanted.family ?? '');
        return latest.arn !== current.arn && sameDefinition(wanted, latest.definition) ? latest : undefined;
    }
    catch (thrown) {
        // A family without an active revision answers ClientException: then there is nothing to reuse.
        log.debug(`The family's latest revision could not be read: ${String(thrown)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/prepare.ts





/**
 * Reads inputs, services and task definitions and decides what to do. Changes nothing.
 *
 * @throws UserError for whatever the user can mend; nothing was changed then.
 */
async function prepare(runner, effects) {
    const inputs = readInputs(runner);
    const cloud = effects.connect(runner, inputs);
    const { ecs, explain } = cloud;
    const services = await explained(explain, `reading the services of cluster ${inputs.cluster}`, async () => {
        const described = await ecs.describeServices(inputs.cluster, inputs.service);
        return deployableServices(inputs.cluster, inputs.service, described);
    });
    const readFile = (path) => effects.readFile(runner.workspace, path);
    const target = await explained(explain, 'reading the task definition', () => resolveTarget(inputs, atLeastOne(services), { ecs, log: runner.log, readFile }));
    const wish = { ...inputs, definition: target.definition, arn: target.arn };
    return { inputs, cloud, target, plans: planServices(services, wish) };
}
/** Runs a call that changes nothing; what it throws says afterwards what was under way and what to mend. */
async function explained(explain, doing, call) {
    try {
        return await call();
    }
    catch (thrown) {
        const error = explain(thrown, doing);
        if (error === thrown || !(error instanceof src/* UserError */.yo))
            throw error;
        throw new src/* UserError */.yo(`${error.message} Nothing was changed.`, { cause: error });
    }
}
function atLeastOne(services) {
    const [first, ...others] = services;
    if (first === undefined)
        throw new src/* UserError */.yo('Input "service" names no service.');
    return [first, ...others];
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/diagnose/stopped-tasks.ts
/** Classes that say something about the revision: capacity, scaling and the hardware do not. */
const REVISION_AT_FAULT = new Set([
    'image-pull',
    'initialization',
    'exec-format',
    'command',
    'out-of-memory',
    'crash',
    'exited',
    'health-check',
]);
const BENIGN_CODES = new Set(['UserInitiated', 'SpotInterruption', 'TerminationNotice', 'InfrastructureHealth']);
/** Words of ECS by class, first match wins. They are matched in the reasons of the task and of the container to blame. */
const WORDS = [
    [
        'capacity',
        /capacity is unavailable|RESOURCE:|unable to place|no container instance|timeout waiting for (network|eni)/i,
    ],
    [
        'image-pull',
        /CannotPull(Container|ECRContainer|ImageManifest)?(Error)?|pull(ing)? (image|manifest)|manifest unknown/i,
    ],
    ['exec-format', /exec format error/i],
    [
        'command',
        /executable file not found|no such file or directory|permission denied.*(exec|start)|CannotStartContainerError/i,
    ],
    ['initialization', /ResourceInitializationError|CannotCreateContainerError|CannotCreateVolumeError/i],
    ['out-of-memory', /OutOfMemory/i],
    ['health-check', /failed (elb|container|vpc lattice)?\s*health checks?|is unhealthy|health check/i],
    ['scheduler', /scaling activity|deployment ecs-svc|availability zone rebalancing/i],
];
const BY_EXIT_CODE = { 126: 'command', 127: 'command', 0: 'exited' };
/**
 * The tasks by cause of death, most frequent first.
 *
 * @param essential names of the essential containers; empty where they are not known.
 */
function groupStopped(tasks, essential) {
    const groups = new Map();
    for (const task of tasks) {
        const cause = causeOfDeath(task, essential);
        const key = JSON.stringify([cause.kind, cause.container, cause.exitCode, cause.stopCode, withoutIds(cause.reason)]);
        const known = groups.get(key);
        const newer = known === undefined || cause.newestAtMs >= known.newestAtMs;
        groups.set(key, { ...(newer ? cause : known), count: (known?.count ?? 0) + 1 });
    }
    return [...groups.values()].sort((a, b) => b.count - a.count || b.newestAtMs - a.newestAtMs);
}
function causeOfDeath(task, essential) {
    const culprit = culpritOf(task.containers, essential);
    const reasons = [culprit?.reason ?? '', task.stoppedReason].filter((reason) => reason !== '');
    return {
        kind: classify(task, culprit, reasons.join(' ')),
        container: culprit?.name ?? '',
        exitCode: culprit?.exitCode,
        stopCode: task.stopCode,
        reason: [...new Set(reasons)].join(': '),
        count: 1,
        newestTask: task.arn,
        newestAtMs: task.stoppedAtMs ?? 0,
    };
}
function classify(task, culprit, text) {
    if (BENIGN_CODES.has(task.stopCode))
        return 'other';
    const worded = WORDS.find(([, pattern]) => pattern.test(text))?.[0];
    if (worded !== undefined)
        return worded;
    // The scheduler stops tasks to scale in or to replace them, unless their health was the matter.
    if (task.stopCode === 'ServiceSchedulerInitiated')
        return 'scheduler';
    if (culprit?.exitCode === undefined)
        return 'other';
    return BY_EXIT_CODE[culprit.exitCode] ?? 'crash';
}
/**
 * The container that took the task down. ECS does not say which exited first, but it kills the others then: an exit
 * code of a signal (137, 143) is that of a victim, unless nothing else explains the death.
 */
function culpritOf(containers, essential) {
    const candidates = containers.filter(({ name }) => essential.length === 0 || essential.includes(name));
    const signalled = ({ exitCode }) => exitCode === 137 || exitCode === 143;
    return (candidates.find(({ reason }) => reason !== '') ??
        candidates.find((one) => one.exitCode !== undefined && one.exitCode !== 0 && !signalled(one)) ??
        candidates.find((one) => one.health === 'UNHEALTHY') ??
        candidates.find((one) => one.exitCode === 0) ??
        candidates.find((one) => one.exitCode !== undefined) ??
        undefined);
}
/** Two tasks die of the same cause even though each message carries ids, addresses and times of its own. */
function withoutIds(reason) {
    return reason.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{12,}\b|\d+(\.\d+)*/gi, '#');
}
/**
 * The cause that at least `threshold` tasks of the deployment died of while none became healthy; 0 switches it off.
 * Lack of capacity, scaling and the hardware do not count, since another try may well go better.
 */
function provenCause(groups, threshold) {
    if (threshold === 0)
        return undefined;
    return groups.find(({ kind, count }) => REVISION_AT_FAULT.has(kind) && count >= threshold);
}
/** Whether tasks of a class count against the revision. */
function blamesRevision(kind) {
    return REVISION_AT_FAULT.has(kind);
}
/**
 * Whether any running task has become healthy: its health check says so or, without one, it has outlived every task that
 * died. A task that merely runs right now proves nothing: in a crash loop there always is one.
 */
function anyHealthy(running, stopped) {
    if (running.some(({ health }) => health === 'HEALTHY'))
        return true;
    const longestLife = Math.max(0, ...stopped.map(lifeMs));
    const latest = Math.max(0, ...stopped.map(({ stoppedAtMs }) => stoppedAtMs ?? 0));
    return running.some(({ startedAtMs, health }) => {
        return health === 'UNKNOWN' && startedAtMs !== undefined && latest - startedAtMs > longestLife;
    });
}
function lifeMs({ startedAtMs, stoppedAtMs }) {
    return startedAtMs === undefined || stoppedAtMs === undefined ? 0 : stoppedAtMs - startedAtMs;
}
/** One cause in words: `container app exited with code 1 (3 tasks)`. */
function describeCause({ kind, container, exitCode, reason, count }) {
    const who = container === '' ? 'the task' : `container ${container}`;
    const times = count === 1 ? '1 task' : `${count} tasks`;
    switch (kind) {
        case 'image-pull':
            return `the image of ${who} could not be pulled (${times}): ${reason}`;
        case 'out-of-memory':
            return `${who} ran out of memory${exitCode === undefined ? '' : `, exit code ${exitCode}`} (${times})`;
        case 'health-check':
            return `${who} failed its health checks (${times}): ${reason}`;
        case 'crash':
        case 'exited':
        case 'exec-format':
        case 'command':
            return exitCode === undefined
                ? `${who} could not start (${times}): ${reason}`
                : `${who} exited with code ${exitCode} (${times})`;
        default:
            return `${reason === '' ? `${who} stopped` : reason} (${times})`;
    }
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/report/results.ts


/** From worst to best: the worst of several services is that of the run. */
const OUTCOMES = [
    'config-error',
    'failed',
    'timed-out',
    'rolled-back',
    'stopped',
    'superseded',
    'succeeded',
    'unchanged',
    'planned',
];
/** Outcomes with which the step is green. */
const GREEN = new Set(['succeeded', 'unchanged', 'planned']);
/** A result of which nothing is known but the service, to be spread into one that knows more. */
function blankResult(service, cluster) {
    return {
        service: service.name,
        cluster,
        outcome: 'failed',
        reason: '',
        deploymentId: '',
        serviceDeploymentArn: '',
        taskDefinitionArn: service.taskDefinition,
        previousTaskDefinitionArn: service.taskDefinition,
        rollback: 'none',
        rolledBackTo: '',
        verification: undefined,
        verified: false,
        diagnosis: undefined,
        samples: [],
        verdictAtMs: undefined,
        endedAtMs: undefined,
    };
}
/** What is known of a service once its deployment was started or met. */
function launchedResult({ rollout, before }) {
    return {
        ...blankResult(before, rollout.cluster),
        deploymentId: rollout.deploymentId,
        taskDefinitionArn: rollout.taskDefinition,
        previousTaskDefinitionArn: rollout.previousTaskDefinition,
    };
}
/** The result of a rollout that was watched to its end. */
function watchedResult(launched, one, verification, diagnosis) {
    const verdict = one.verdict ?? { outcome: 'stopped', reason: 'nobody waited for its end', rollback: 'none' };
    const running = one.track.deployment?.running ?? one.samples.at(-1)?.running ?? 0;
    return {
        ...launchedResult(launched),
        outcome: verdict.outcome,
        reason: reasonOf(verdict, one, diagnosis, launched),
        serviceDeploymentArn: one.arn ?? '',
        rollback: verdict.rollback,
        rolledBackTo: verdict.rollback === 'none' ? '' : rolledBackTo(launched, one),
        verification,
        verified: verdict.outcome === 'succeeded' && running > 0 && (verification?.matches ?? false),
        diagnosis,
        samples: one.samples,
        verdictAtMs: one.verdictAtMs,
        endedAtMs: one.endedAtMs,
    };
}
function reasonOf(verdict, one, diagnosis, launched) {
    if (verdict.outcome === 'succeeded') {
        const { running = 0, desired = 0 } = one.samples.at(-1) ?? {};
        const tasks = desired === 0 ? 'no task is wanted' : `${running} of ${desired} tasks are running`;
        return `${shortTaskDefinition(launched.rollout.taskDefinition)} is deployed: ${verdict.reason}, ${tasks}`;
    }
    const cause = diagnosis?.stops.find(({ kind }) => blamesRevision(kind));
    const parts = [cause && describeCause(cause), verdict.reason, backText(verdict, launched, one)];
    return parts.filter((part) => part).join('; ');
}
function backText({ rollback }, launched, one) {
    const target = shortTaskDefinition(rolledBackTo(launched, one));
    switch (rollback) {
        case 'succeeded':
            return `${target} runs again`;
        case 'started':
            return `${target} is being brought back`;
        case 'failed':
            return one.rollbackNote === '' || one.replacementId !== undefined ? 'its rollback failed, too' : one.rollbackNote;
        case 'none':
            return one.rollbackNote;
    }
}
/** By the number that ECS names, else what ran before. */
function rolledBackTo({ rollout, before }, one) {
    const named = one.track.deployment?.rollback?.revisionArn;
    if (named === undefined || named === '' || one.replacementId !== undefined)
        return rollout.previousTaskDefinition;
    const number = revisionNumber(named);
    const known = [...before.deployments, ...(one.track.service?.deployments ?? [])];
    const earlier = known.find(({ id }) => revisionNumber(id) === number);
    return earlier?.taskDefinition ?? (isBefore(before, named) ? rollout.previousTaskDefinition : named);
}
function isBefore(before, named) {
    const primary = primaryOf(before);
    return primary !== undefined && revisionArn(before, primary.id) === named;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/report/report.ts

/** Every output of action.yml but outcome, reason and result. */
const OUTPUTS = [
    'deployment-id',
    'service-deployment-arn',
    'task-definition-arn',
    'previous-task-definition-arn',
    'rollback-status',
    'rolled-back-to',
    'image-digests',
    'failed-tasks',
    'duration-seconds',
    'verified',
];
const WORST_ROLLBACK = ['failed', 'started', 'succeeded', 'none'];
/** The outcome of the run: the worst of its services'. */
function worstOutcome(results) {
    return OUTCOMES.find((outcome) => results.some((result) => result.outcome === outcome)) ?? 'unchanged';
}
/** What the step says at its end. Outputs with a value per service have one line each, in the order of the input. */
function buildReport(results, facts, summary) {
    const outcome = worstOutcome(results);
    return {
        outcome,
        reason: report_reasonOf(results, outcome),
        ok: GREEN.has(outcome),
        outputs: outputsOf(results, facts.seconds),
        summary,
        details: { services: results, calls: facts.calls },
    };
}
function report_reasonOf(results, outcome) {
    const worst = results.filter((result) => result.outcome === outcome);
    const named = worst.map(({ service, reason }) => `${service}: ${reason}`).join('. ');
    const share = results.length > 1 && worst.length < results.length ? `${worst.length} of ${results.length}: ` : '';
    return `${share}${named}.`;
}
function outputsOf(results, seconds) {
    const each = (value) => results.map(value).filter((text) => text !== '');
    const digests = results.flatMap(({ verification }) => (verification?.images ?? []).map(({ container, digest }) => `${container}=${digest}`));
    return {
        'deployment-id': each(({ deploymentId }) => deploymentId),
        'service-deployment-arn': each(({ serviceDeploymentArn }) => serviceDeploymentArn),
        'task-definition-arn': [...new Set(each(({ taskDefinitionArn }) => taskDefinitionArn))],
        'previous-task-definition-arn': [...new Set(each(({ previousTaskDefinitionArn: arn }) => arn))],
        'rollback-status': WORST_ROLLBACK.find((status) => results.some(({ rollback }) => rollback === status)),
        'rolled-back-to': [...new Set(each(({ rolledBackTo }) => rolledBackTo))],
        'image-digests': [...new Set(digests)],
        'failed-tasks': results.reduce((sum, { diagnosis }) => sum + (diagnosis?.stoppedTasks ?? 0), 0),
        'duration-seconds': Math.round(seconds),
        verified: results.length > 0 && results.every(({ verified }) => verified),
    };
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/diagnose/hints.ts
const BY_CLASS = {
    'image-pull': 'Does the digest or tag exist in this repository and region, may the execution role pull it (ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and do the subnets reach the registry (NAT or VPC endpoints for ecr.api, ecr.dkr and s3)?',
    initialization: 'ECS could not prepare the task: may the execution role read every secret and parameter of the task definition, does the log group exist, and do the subnets reach those services?',
    'exec-format': 'The image is built for another processor: build it for the runtimePlatform of the task definition (docker build --platform linux/amd64 or linux/arm64).',
    command: 'The command or entry point is not in the image, or is not executable: check command, entryPoint and file modes.',
    'out-of-memory': 'The container was killed for its memory: raise memory in the task definition, or look for a leak.',
    crash: 'The application ended with an error: its last log lines say why. A missing environment variable is the usual cause.',
    exited: 'The application ended without an error, but a service must keep running: does its main process go to the background?',
    'health-check': 'The health check failed: check path, port and status code, and give a slow start time (healthCheckGracePeriodSeconds, or startPeriod of the container health check).',
    capacity: 'There was no room for the task: another try may succeed; else add capacity or free addresses in the subnets.',
    scheduler: 'ECS stopped the task on purpose, as in scaling in or replacing it.',
    other: 'Not the fault of this revision, as far as ECS tells.',
};
const hints_BY_EXIT_CODE = {
    134: 'The process aborted itself (SIGABRT), as a failed assertion or a runtime out of heap does.',
    137: 'The process was killed (SIGKILL): out of memory, or it did not end within stopTimeout after SIGTERM.',
    139: 'The process crashed in native code (SIGSEGV): a broken native library, or one for another processor.',
    143: 'The process was asked to end (SIGTERM): something outside the container stopped it.',
};
/** What to look at first for a cause of death. */
function hintFor({ kind, exitCode }) {
    return (kind === 'crash' && exitCode !== undefined ? hints_BY_EXIT_CODE[exitCode] : undefined) ?? BY_CLASS[kind];
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/verdict.ts

/** ECS is eventually consistent: less than this many reads over less than this time prove no absence. */
const ABSENT_READS = 3;
const ABSENT_MS = 10_000;
/** A track of which nothing was seen yet but the answer of UpdateService. */
function startTrack(rollout, goal, service) {
    return { rollout, goal, deployment: undefined, service, absent: undefined, overtakenPolls: 0, stoppedPolls: 0 };
}
/** The track with one more poll. */
function observe(track, sighting) {
    const service = sighting.service ?? track.service;
    const deployment = sighting.deployment ?? track.deployment;
    const overtaken = service !== undefined && newerPrimary(track.rollout, service) !== undefined;
    // A rollback, too, brings up another PRIMARY: only a read of what tells the two apart counts.
    const told = deployment === undefined ? sighting.service : sighting.deployment;
    return {
        ...track,
        service,
        deployment,
        absent: sighting.service === undefined ? track.absent : absence(track, sighting.service, sighting.atMs),
        overtakenPolls: overtaken ? track.overtakenPolls + (told ? 1 : 0) : 0,
        stoppedPolls: deployment?.status === 'STOPPED' ? track.stoppedPolls + (sighting.service ? 1 : 0) : 0,
    };
}
function absence(track, service, atMs) {
    if (ownDeployment(track.rollout, service) !== undefined)
        return undefined;
    const before = track.absent;
    return { reads: (before?.reads ?? 0) + 1, sinceMs: before?.sinceMs ?? atMs, lastMs: atMs };
}
/**
 * The verdict on our deployment as soon as there is proof, else `undefined`. Our deployment is known by its id and its
 * service revision, never by "the PRIMARY" or by the task definition: both are the same after some rollbacks. A status
 * that this code does not know is no proof of anything.
 */
function judge(track) {
    return (track.deployment && judgeServiceDeployment(track, track.deployment)) ?? judgeService(track);
}
function judgeServiceDeployment(track, deployment) {
    const why = causeOf(deployment);
    switch (deployment.status) {
        case 'SUCCESSFUL':
            if (track.goal.kind === 'stable' && !verdict_isSettled(track))
                return undefined;
            return succeeded(track.goal.kind === 'stable' ? 'its tasks alone are running' : 'ECS has completed the deployment');
        case 'ROLLBACK_REQUESTED':
        case 'ROLLBACK_IN_PROGRESS':
            return { outcome: 'failed', reason: `the deployment failed${why}`, rollback: 'started' };
        case 'ROLLBACK_SUCCESSFUL':
            return { outcome: 'rolled-back', reason: `the deployment failed${why}`, rollback: 'succeeded' };
        case 'ROLLBACK_FAILED':
            return { outcome: 'failed', reason: `the deployment failed${why}`, rollback: 'failed' };
        case 'STOP_REQUESTED':
        case 'STOPPED':
            return judgeStopped(track, deployment);
        default:
            return undefined;
    }
}
function judgeStopped(track, deployment) {
    const own = track.service && ownDeployment(track.rollout, track.service);
    const why = causeOf(deployment);
    if (track.overtakenPolls > 0)
        return supersededBy(track);
    if (deployment.breakerTriggered || deployment.triggeredAlarms.length > 0 || own?.rolloutState === 'FAILED') {
        return { outcome: 'failed', reason: `the deployment failed${why}`, rollback: 'none' };
    }
    // The service's side of the story may lag behind: who stopped it is only told once that had time to show.
    if (track.stoppedPolls < 2)
        return undefined;
    return { outcome: 'stopped', reason: `somebody has stopped the deployment${why}`, rollback: 'none' };
}
/** The verdict from DescribeServices alone; a success only where the service deployment cannot be read. */
function judgeService(track) {
    const { rollout, service, deployment } = track;
    if (service === undefined)
        return undefined;
    const own = ownDeployment(rollout, service);
    if (own === undefined)
        return deployment === undefined && isGone(track) ? judgeGone(track, service) : undefined;
    if (own.rolloutState === 'FAILED' || wentBack(rollout, service))
        return judgeFailed(rollout, service, own);
    if (track.overtakenPolls > 1)
        return supersededBy(track);
    if (track.goal.kind === 'scaled')
        return judgeScaled(service, own, track.goal.desiredCount);
    if (track.goal.kind === 'healthy' && isHealthy(track, own)) {
        return succeeded(`all ${own.running} tasks of the deployment are running`);
    }
    if (deployment !== undefined || own.rolloutState !== 'COMPLETED' || own.status !== 'PRIMARY')
        return undefined;
    if (track.goal.kind === 'stable' && !verdict_isSettled(track))
        return undefined;
    return succeeded('ECS has completed the deployment');
}
function judgeScaled(service, own, wanted) {
    const isReached = service.desired === wanted && own.running === wanted && own.pending === 0;
    return isReached ? succeeded(`${wanted} tasks are running`) : undefined;
}
function judgeFailed(rollout, service, own) {
    const why = own.rolloutStateReason === '' ? '' : `: ${verdict_sentence(own.rolloutStateReason)}`;
    if (!wentBack(rollout, service))
        return { outcome: 'failed', reason: `the deployment failed${why}`, rollback: 'none' };
    return rolledBack(service, why);
}
function judgeGone(track, service) {
    if (newerPrimary(track.rollout, service))
        return supersededBy(track);
    if (wentBack(track.rollout, service))
        return rolledBack(service, '');
    return { outcome: 'failed', reason: 'ECS does not know the deployment any more', rollback: 'none' };
}
function rolledBack(service, why) {
    const reason = `the deployment failed${why}`;
    return primaryOf(service)?.rolloutState === 'COMPLETED'
        ? { outcome: 'rolled-back', reason, rollback: 'succeeded' }
        : { outcome: 'failed', reason, rollback: 'started' };
}
function supersededBy(track) {
    const newer = track.service && newerPrimary(track.rollout, track.service);
    const which = newer === undefined ? '' : ` (${newer.id})`;
    return {
        outcome: 'superseded',
        reason: `a newer deployment${which} of the service took its place`,
        rollback: 'none',
    };
}
function succeeded(reason) {
    return { outcome: 'succeeded', reason, rollback: 'none' };
}
/**
 * How a rollback under way ends, or `undefined` while it has not.
 *
 * @param replacementId the deployment of an UpdateService that brings back what ran before, where that is the rollback.
 */
function judgeRollback(track, replacementId) {
    if (replacementId === undefined && track.deployment !== undefined) {
        const ends = { ROLLBACK_SUCCESSFUL: 'succeeded', ROLLBACK_FAILED: 'failed' };
        return ends[track.deployment.status];
    }
    const primary = track.service && primaryOf(track.service);
    if (primary === undefined || primary.id === track.rollout.deploymentId)
        return undefined;
    if (replacementId !== undefined && primary.id !== replacementId)
        return undefined;
    if (primary.rolloutState === 'COMPLETED')
        return 'succeeded';
    return primary.rolloutState === 'FAILED' ? 'failed' : undefined;
}
/** Our deployment in a view of the service. */
function ownDeployment(rollout, service) {
    return service.deployments.find(({ id }) => id === rollout.deploymentId);
}
/** Somebody else's PRIMARY: neither ours, nor one from before, nor what a rollback of ours has brought up. */
function newerPrimary(rollout, service) {
    const primary = primaryOf(service);
    if (primary === undefined || primary.id === rollout.deploymentId || rollout.earlierIds.includes(primary.id)) {
        return undefined;
    }
    const isRollback = /roll(ing|ed)?[ -]?back/i.test(primary.rolloutStateReason);
    const ownFailed = ownDeployment(rollout, service)?.rolloutState === 'FAILED';
    return isRollback || ownFailed || primary.createdAtMs < rollout.createdAtMs ? undefined : primary;
}
/** Whether the service heads for something that is not ours and not somebody else's newer one: it went back. */
function wentBack(rollout, service) {
    const primary = primaryOf(service);
    return primary !== undefined && primary.id !== rollout.deploymentId && newerPrimary(rollout, service) === undefined;
}
function isGone({ absent }) {
    return absent !== undefined && absent.reads >= ABSENT_READS && absent.lastMs - absent.sinceMs >= ABSENT_MS;
}
function isHealthy({ service, deployment }, own) {
    const known = deployment === undefined || ['PENDING', 'IN_PROGRESS'].includes(deployment.status);
    const desired = service?.desired ?? 0;
    return known && own.status === 'PRIMARY' && desired > 0 && own.running >= desired && own.pending === 0;
}
/** Whether ours is the only deployment left and all of its tasks run. */
function verdict_isSettled({ rollout, service }) {
    const own = service && ownDeployment(rollout, service);
    if (own === undefined || service === undefined)
        return false;
    return service.deployments.length === 1 && own.running === service.desired && own.pending === 0;
}
function causeOf({ statusReason, rollback, triggeredAlarms }) {
    const alarms = triggeredAlarms.length === 0 ? '' : ` (alarms: ${triggeredAlarms.join(', ')})`;
    const said = verdict_sentence(statusReason || (rollback?.reason ?? ''));
    return said === '' ? alarms : `: ${said}${alarms}`;
}
function verdict_sentence(text) {
    return text.trim().replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/progress.ts


/** How far the rollout is, as far as was seen; the service deployment is more exact than the service. */
function sampleOf({ rollout, deployment, service }, atMs, before) {
    const own = service && ownDeployment(rollout, service);
    if (deployment === undefined && own === undefined)
        return undefined;
    const status = deployment?.status ?? own?.rolloutState ?? '';
    const desired = Math.max(deployment?.requested ?? 0, own?.desired ?? 0);
    return {
        atMs,
        running: deployment?.running ?? own?.running ?? 0,
        // What ECS gives up on, it wants no more tasks of; people still ask of how many.
        desired: isUnderWay(status) ? desired : Math.max(desired, before?.desired ?? 0),
        failed: Math.max(deployment?.failureCount ?? 0, own?.failedTasks ?? 0),
        threshold: deployment?.failureThreshold,
        status,
    };
}
/** `1/2 running, 0 failed (breaker 0/3), 35 s of 15 min`. */
function progressText(sample, timeoutMs) {
    const breaker = sample.threshold === undefined ? '' : ` (breaker ${sample.failed}/${sample.threshold})`;
    const status = isUnderWay(sample.status) ? '' : `, ${sample.status}`;
    const time = `${(0,src/* formatSeconds */.Xo)(sample.atMs / 1000)} of ${(0,src/* formatSeconds */.Xo)(timeoutMs / 1000)}`;
    return `${sample.running}/${sample.desired} running, ${sample.failed} failed${breaker}${status}, ${time}`;
}
/** Whether a status, of a deployment or a service deployment, is one of plain progress. */
function isUnderWay(status) {
    return ['PENDING', 'IN_PROGRESS', ''].includes(status);
}
/** Whether two samples differ in anything but their time. */
function sameSample(a, b) {
    if (a === undefined)
        return false;
    return a.running === b.running && a.desired === b.desired && a.failed === b.failed && a.status === b.status;
}
/** Events that speak of trouble, newest first: what to name when nothing else explains a timeout. */
function troubleEvents(events) {
    return events.filter(({ message }) => /unable|unhealthy|failed|error|not authorized|insufficient/i.test(message));
}
/** How many tasks the events say were started. */
function startedTasks(events) {
    return events.reduce((sum, { message }) => sum + Number(/has started (\d+) tasks?/.exec(message)?.[1] ?? 0), 0);
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/report/timeline.ts



/** The rollouts as a Gantt chart in seconds since the watch began; empty where nothing was watched. */
function timeline(results) {
    const sections = results.flatMap(sectionOf);
    if (sections.length === 0)
        return '';
    return (0,src/* mermaid */.a4)(['gantt', '  dateFormat x', '  axisFormat %M:%S', ...sections].join('\n'));
}
function sectionOf(result) {
    const { verdictAtMs, endedAtMs, rollback, samples, outcome } = result;
    if (verdictAtMs === undefined || samples.length === 0)
        return [];
    const good = GREEN.has(outcome);
    const bars = phases(samples, verdictAtMs).map(({ label, fromMs, toMs }) => bar(label, good ? 'done' : 'active', fromMs, toMs));
    const verdict = `  ${(0,src/* mermaidText */.Hg)(outcome)} :milestone, ${good ? '' : 'crit, '}${at(verdictAtMs)}, ${at(verdictAtMs)}`;
    const waited = endedAtMs !== undefined && endedAtMs > verdictAtMs && rollback !== 'none';
    const back = waited ? [bar(`rollback ${rollback}`, 'crit', verdictAtMs, endedAtMs)] : [];
    return [`  section ${(0,src/* mermaidText */.Hg)(result.service)}`, ...bars, verdict, ...back];
}
/** One bar per number of running and failed tasks, in the order of time; at most a dozen. */
function phases(samples, untilMs) {
    const before = samples.filter(({ atMs, status }) => atMs < untilMs && isUnderWay(status));
    const shown = before.length === 0 ? samples.slice(0, 1) : before.slice(-12);
    return shown.map((sample, index) => ({
        label: `${sample.running} of ${sample.desired} running${sample.failed > 0 ? `, ${sample.failed} failed` : ''}`,
        fromMs: index === 0 ? 0 : sample.atMs,
        toMs: shown[index + 1]?.atMs ?? untilMs,
    }));
}
function bar(label, tag, fromMs, toMs) {
    return `  ${(0,src/* mermaidText */.Hg)(label)} :${tag}, ${at(fromMs)}, ${Math.max(at(toMs), at(fromMs) + 1000)}`;
}
/** Whole seconds in milliseconds: Mermaid reads the start of a bar as milliseconds even where the format is seconds. */
function at(ms) {
    return Math.round(ms / 1000) * 1000;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/report/advice.ts

/** What the reader of a bad outcome does next. */
function adviceFor(result) {
    const { service, outcome, diagnosis } = result;
    const running = stateOf(result);
    switch (outcome) {
        case 'failed':
        case 'rolled-back':
            return [
                diagnosis === undefined || diagnosis.stops.length === 0
                    ? `${service}: read the service events below; no stopped task of this deployment was found.`
                    : `${service}: mend what the table of stop reasons names, then deploy again.`,
                ...running,
            ];
        case 'timed-out':
            return [
                `${service}: the events below say what it was waiting for. If it merely is slow, raise "timeout" or the health check's grace period.`,
                ...running,
            ];
        case 'superseded':
            return [
                `${service}: look at the run that deployed last; a concurrency group keeps deploys of one service apart.`,
            ];
        case 'stopped':
            return [`${service}: ask who stopped it, then run the job again.`, ...running];
        default:
            return [];
    }
}
function stateOf({ service, rollback, rolledBackTo, taskDefinitionArn }) {
    const target = rolledBackTo === '' ? 'what ran before' : shortTaskDefinition(rolledBackTo);
    switch (rollback) {
        case 'succeeded':
            return [];
        case 'started':
            return [`${service}: ECS is going back to ${target}; "wait-for-rollback" makes the step wait until it has.`];
        case 'failed':
            return [`${service}: the rollback did not work. Deploy a good revision by hand: task-definition-arn: ${target}.`];
        case 'none':
            return [
                `${service}: nothing was rolled back, so it still is on its way to ${shortTaskDefinition(taskDefinitionArn)}.`,
            ];
    }
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/report/summary.ts







const EVENTS_SHOWN = 20;
const REASON_CHARS = 600;
/** The job summary: the verdict first, then what happened, then why, then what to do next. */
function summarize(facts) {
    const { results, diff, notes } = facts;
    return [
        { title: 'Verdict', rank: 0, markdown: verdict(results, facts.seconds) },
        { title: 'Services', rank: 0, markdown: servicesTable(facts) },
        { title: 'What to do next', rank: 1, markdown: nextSteps(results) },
        { title: 'Stop reasons', rank: 1, markdown: stopReasons(facts) },
        { title: 'Logs', rank: 5, markdown: logs(facts) },
        { title: 'Timeline', rank: 4, markdown: section('Timeline', timeline(results)) },
        { title: 'Service events', rank: 3, markdown: events(results) },
        { title: 'Changes', rank: 2, markdown: changes(diff) },
        { title: 'Notes', rank: 2, markdown: notes.length === 0 ? '' : section('Notes', (0,src/* bullets */.e5)(notes)) },
    ].filter(({ markdown }) => markdown !== '');
}
function verdict(results, seconds) {
    const outcome = worstOutcome(results);
    const title = `## ${GREEN.has(outcome) ? '✅' : '❌'} ecs-deploy: ${outcome}`;
    const sentences = results
        .filter((result) => result.outcome === outcome)
        .map(({ service, reason }) => `**${(0,src/* escapeMarkdown */.FV)(service)}**: ${(0,src/* escapeMarkdown */.FV)((0,src/* truncate */.QS)(reason, REASON_CHARS))}.`);
    return [title, ...sentences, `Took ${(0,src/* formatSeconds */.Xo)(seconds)}.`].join('\n\n');
}
function servicesTable({ results, links }) {
    const rows = results.map((result) => [
        (0,src/* markup */.PT)((0,src/* link */.nf)(result.service, links.ecsService(result.cluster, result.service))),
        (0,src/* markup */.PT)(`${GREEN.has(result.outcome) ? '✅' : '❌'} ${result.outcome}`),
        revisions(result),
        (0,src/* markup */.PT)(deploymentCell(result, links)),
        rollbackCell(result),
        imagesCell(result),
    ]);
    return (0,src/* table */.tp)(['Service', 'Outcome', 'Task definition', 'Deployment', 'Rollback', 'Images'], rows);
}
function revisions({ taskDefinitionArn, previousTaskDefinitionArn }) {
    const [now, before] = [shortTaskDefinition(taskDefinitionArn), shortTaskDefinition(previousTaskDefinitionArn)];
    return now === before ? now : `${before} → ${now}`;
}
function deploymentCell({ deploymentId, serviceDeploymentArn }, links) {
    if (deploymentId === '')
        return '';
    return serviceDeploymentArn === ''
        ? (0,src/* escapeMarkdown */.FV)(deploymentId)
        : (0,src/* link */.nf)(deploymentId, links.ecsServiceDeployment(serviceDeploymentArn));
}
function rollbackCell({ rollback, rolledBackTo }) {
    return rolledBackTo === '' ? rollback : `${rollback}: ${shortTaskDefinition(rolledBackTo)}`;
}
function imagesCell({ verification, verified }) {
    if (verification === undefined)
        return '';
    const digests = verification.images.map(({ container, digest }) => `${(0,src/* escapeMarkdown */.FV)(container)} ${(0,src/* code */.aY)(digest.slice(0, 19))}`);
    return (0,src/* markup */.PT)([verified ? 'verified' : 'not verified', ...digests].join('<br>'));
}
function stopReasons({ results, links }) {
    const rows = results.flatMap((result) => (result.diagnosis?.stops ?? []).map((stop) => [
        ...(results.length > 1 ? [result.service] : []),
        stop.container === '' ? 'the task itself' : stop.container,
        stop.exitCode ?? '–',
        stop.count,
        (0,src/* truncate */.QS)([stop.stopCode, stop.reason].filter((part) => part !== '').join(': '), REASON_CHARS),
        hintFor(stop),
        (0,src/* markup */.PT)((0,src/* link */.nf)('newest task', links.ecsTask(result.cluster, stop.newestTask))),
    ]));
    const headers = ['Container', 'Exit code', 'Tasks', 'Stop reason', 'Hint', 'Link'];
    return section('Why tasks stopped', (0,src/* table */.tp)(results.length > 1 ? ['Service', ...headers] : headers, rows));
}
function logs({ results, links }) {
    const tails = results.flatMap(({ diagnosis }) => diagnosis?.logs ?? []);
    const blocks = tails.map(({ container, group, stream, lines }) => {
        const text = lines.map(({ atMs, message }) => `${new Date(atMs).toISOString()} ${message.trimEnd()}`).join('\n');
        const where = (0,src/* link */.nf)(`${group} ${stream}`, links.logStream(group, stream));
        return `Last ${lines.length} log lines of container **${(0,src/* escapeMarkdown */.FV)(container)}** (${where}):\n\n${(0,src/* codeBlock */.DV)(text, 'text')}`;
    });
    return section('Logs', blocks.join('\n\n'));
}
function events(results) {
    return results
        .map(({ service, diagnosis }) => {
        const shown = (diagnosis?.events ?? []).slice(0, EVENTS_SHOWN);
        const rows = shown.map(({ atMs, message }) => [new Date(atMs).toISOString().slice(11, 19), message]);
        return rows.length === 0
            ? ''
            : (0,src/* details */.zH)(`Service events of ${service}, newest first`, (0,src/* table */.tp)(['Time (UTC)', 'Event'], rows));
    })
        .filter((text) => text !== '')
        .join('\n\n');
}
function changes(diff) {
    const rows = diff.map(({ path, before, after }) => [
        (0,src/* markup */.PT)((0,src/* code */.aY)(path)),
        (0,src/* truncate */.QS)(before, REASON_CHARS),
        (0,src/* truncate */.QS)(after, REASON_CHARS),
    ]);
    return section('Changes to the task definition', (0,src/* table */.tp)(['Field', 'Before', 'After'], rows));
}
function nextSteps(results) {
    const steps = [...new Set(results.flatMap(adviceFor))];
    return section('What to do next', steps.length === 0 ? '' : (0,src/* bullets */.e5)(steps));
}
function section(title, body) {
    return body === '' ? '' : `${(0,src/* heading */.R_)(title)}\n\n${body}`;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/state.ts
/** The runner's state under which a run is kept. */
const runState = {
    name: 'ecs-deploy-run',
    parse: (json) => {
        if (!isRunState(json))
            throw new Error('The saved state of ecs-deploy has an unknown shape.');
        return json;
    },
};
function isRunState(json) {
    if (typeof json !== 'object' || json === null)
        return false;
    const { rollouts, finished } = json;
    return Array.isArray(rollouts) && rollouts.every(isRollout) && typeof finished === 'boolean';
}
function isRollout(json) {
    if (typeof json !== 'object' || json === null)
        return false;
    const rollout = json;
    const texts = ['service', 'serviceArn', 'cluster', 'deploymentId', 'taskDefinition', 'previousTaskDefinition'];
    return (texts.every((name) => typeof rollout[name] === 'string') &&
        typeof rollout['createdAtMs'] === 'number' &&
        typeof rollout['startedHere'] === 'boolean' &&
        Array.isArray(rollout['earlierIds']));
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/diagnose/diagnose.ts

const LOG_LINES = 50;
const LOGGED_TASK_CONTAINERS = 3;
/** Collects the evidence of a failed rollout. What cannot be read is left out; nothing of it may hide the verdict. */
async function diagnose(rollout, definition, events, ports) {
    const stopped = (await quietly(() => stoppedTasks(rollout, ports))) ?? [];
    // What ECS stops on purpose, as it does in every rollback, explains nothing.
    const stops = groupStopped(stopped, essentialContainers(definition)).filter(({ kind }) => kind !== 'scheduler');
    return {
        stops,
        stoppedTasks: stops.filter(({ kind }) => blamesRevision(kind)).reduce((sum, { count }) => sum + count, 0),
        events: events.filter(({ atMs }) => atMs >= rollout.createdAtMs),
        logs: await logTails(stops, definition, ports),
    };
}
/** The stopped tasks of a deployment, and of no other. */
async function stoppedTasks(rollout, { ecs, access }) {
    return tasksOf(rollout, 'STOPPED', { ecs, access });
}
/** The tasks of a deployment that run or are about to. */
async function runningTasks(rollout, { ecs, access }) {
    return tasksOf(rollout, 'RUNNING', { ecs, access });
}
async function tasksOf(rollout, status, { ecs, access }) {
    if (access.isDenied('ecs:DescribeTasks'))
        return [];
    const doing = `reading the tasks of ${rollout.service}`;
    const { cluster, service } = rollout;
    const arns = await access.attempt('ecs:ListTasks', doing, () => ecs.listTasks(cluster, service, status));
    if (arns === undefined || arns.length === 0)
        return [];
    const tasks = await access.attempt('ecs:DescribeTasks', doing, () => ecs.describeTasks(cluster, arns));
    return (tasks ?? []).filter(({ startedBy }) => startedBy === rollout.deploymentId);
}
/** The names of the containers whose end ends the task; ECS takes every container for one unless told otherwise. */
function essentialContainers(definition) {
    return (definition.containerDefinitions ?? [])
        .filter(({ essential }) => essential !== false)
        .flatMap(({ name }) => name ?? []);
}
async function logTails(stops, definition, ports) {
    const tails = [];
    const newest = stops.filter(({ kind }) => blamesRevision(kind)).slice(0, LOGGED_TASK_CONTAINERS);
    const seen = new Set();
    for (const { newestTask, container } of newest) {
        const place = logPlace(definition, container, newestTask, ports.region);
        if (place === undefined || seen.has(container))
            continue;
        seen.add(container);
        const lines = await quietly(() => ports.access.attempt('logs:GetLogEvents', `reading the log of container ${container}`, () => ports.logs.tail(place.group, place.stream, LOG_LINES)));
        if (lines && lines.length > 0)
            tails.push({ container, task: newestTask, ...place, lines });
    }
    return tails;
}
/** Where the awslogs driver writes: `prefix/container/task-id`. Without a prefix the stream's name cannot be told. */
function logPlace(definition, container, task, region) {
    const logging = definition.containerDefinitions?.find(({ name }) => name === container)?.logConfiguration;
    const options = logging?.options ?? {};
    const [group, prefix] = [options['awslogs-group'], options['awslogs-stream-prefix']];
    if (logging?.logDriver !== 'awslogs' || !group || !prefix)
        return undefined;
    if ((options['awslogs-region'] ?? region) !== region)
        return undefined;
    return { group, stream: `${prefix}/${container}/${task.slice(task.lastIndexOf('/') + 1)}` };
}
/** Evidence that cannot be had is no reason to fail: the log stream of a task that never started does not exist. */
async function quietly(read) {
    try {
        return await read();
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/timeout.ts
/** What a rolling update may take before anything is baked or hooked. */
const ROLLING_MINUTES = 15;
/**
 * How long a deployment of these settings may take, in seconds: 15 minutes for the tasks, and on top what the strategy
 * spends on purpose: bake times, traffic steps and every lifecycle hook's own timeout (a PAUSE hook's default is a day).
 */
function defaultTimeoutSeconds(settings) {
    const hooks = settings.hooks.reduce((sum, { stages, timeoutMinutes }) => sum + stages * timeoutMinutes, 0);
    return 60 * (ROLLING_MINUTES + settings.bakeMinutes + shiftMinutes(settings) + hooks);
}
function shiftMinutes({ strategy, linear, canaryBakeMinutes }) {
    if (strategy === 'CANARY')
        return canaryBakeMinutes;
    if (strategy !== 'LINEAR' || linear === undefined || linear.stepPercent <= 0)
        return 0;
    return Math.ceil(100 / linear.stepPercent) * linear.stepBakeMinutes;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/verify.ts


const UNREAD = { images: [], matches: false, note: 'the service revision could not be read' };
/** Compares the digests in the service revisions with those of the definition: one call for all services. */
async function verifyImages(rollouts, definition, ports) {
    if (rollouts.length === 0)
        return [];
    const arns = rollouts.map(({ serviceArn, deploymentId }) => revisionArn({ arn: serviceArn }, deploymentId));
    const revisions = await readRevisions(arns, ports);
    return arns.map((arn) => {
        const revision = revisions.find((one) => one.arn === arn);
        return revision === undefined ? UNREAD : compareImages(definition, revision.images);
    });
}
async function readRevisions(arns, { ecs, access }) {
    try {
        const doing = 'reading the service revisions';
        return ((await access.attempt('ecs:DescribeServiceRevisions', doing, () => ecs.describeServiceRevisions(arns))) ?? []);
    }
    catch {
        // Older services have revisions that the API cannot describe; the deployment is good without the proof.
        return [];
    }
}
/** Whether the images that ECS runs are those that the definition pins. */
function compareImages(definition, running) {
    const problems = imagesOf(definition).flatMap(({ container, image, digest }) => {
        const actual = running.find((one) => one.container === container)?.digest;
        if (digest === undefined)
            return [`${container} is not pinned by digest (${image})`];
        if (actual === undefined)
            return [`ECS tells no digest for ${container}`];
        return actual === digest ? [] : [`${container} runs ${actual}, not ${digest}`];
    });
    return { images: running, matches: problems.length === 0, note: problems.join('; ') };
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/fail-fast.ts





/**
 * Looks at the rollout's stopped tasks where something says that one has died, tells new causes, and gives the reason
 * to fail now, if there is one: the circuit breaker does not count a task that crashes after it was running.
 */
async function checkStoppedTasks(one, before, threshold, ports) {
    const signs = signsOf(one);
    const dropped = runningOf(one.track) < runningOf(before);
    const isReplacing = signs.started > one.checked.started && signs.started > signs.desired;
    if (signs.failed <= one.checked.failed && !dropped && !isReplacing)
        return undefined;
    const { rollout, essential } = one.task;
    try {
        const stopped = await stoppedTasks(rollout, ports);
        const groups = groupStopped(stopped, essential);
        tellNewCauses(one, groups, ports.log);
        one.checked = { failed: signs.failed, started: signs.started };
        const cause = one.healthySeen ? undefined : provenCause(groups, threshold);
        if (cause === undefined)
            return undefined;
        one.healthySeen = anyHealthy(await runningTasks(rollout, ports), stopped);
        return one.healthySeen ? undefined : `${cause.count} of its tasks died of the same cause and none became healthy`;
    }
    catch (thrown) {
        // The next sign, or the next poll, looks again.
        if ((0,aws_src/* isThrottle */.p0)(thrown) || (0,aws_src/* isTransient */.dg)(thrown))
            return undefined;
        throw thrown;
    }
}
function tellNewCauses(one, groups, log) {
    for (const group of groups) {
        const told = one.stops.some(({ kind, container, exitCode }) => {
            return kind === group.kind && container === group.container && exitCode === group.exitCode;
        });
        if (!told)
            log.info(`${one.task.rollout.service}: ${describeCause(group)}`);
    }
    one.stops = groups;
}
function signsOf({ track, events }) {
    const own = track.service && ownDeployment(track.rollout, track.service);
    return {
        failed: Math.max(track.deployment?.failureCount ?? 0, own?.failedTasks ?? 0),
        started: startedTasks(events),
        desired: own?.desired ?? track.service?.desired ?? 0,
    };
}
function runningOf({ deployment, service, rollout }) {
    return deployment?.running ?? (service && ownDeployment(rollout, service)?.running) ?? 0;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/announce.ts

const HEARTBEAT_MS = 30_000;
/** Keeps the service's new events since the deployment began, and says each once. */
function announceEvents(one, log) {
    const { rollout } = one.task;
    const known = new Set(one.events.map(({ id }) => id));
    const fresh = (one.track.service?.events ?? []).filter(({ id, atMs }) => atMs >= rollout.createdAtMs && !known.has(id));
    if (fresh.length === 0)
        return;
    one.events = [...fresh, ...one.events].sort((a, b) => b.atMs - a.atMs);
    for (const { message } of fresh.toReversed())
        log.info(`${rollout.service}: ECS: ${message}`);
}
/** Keeps and says how far the rollout is, where that has changed. */
function announceProgress(one, atMs, log) {
    const sample = sampleOf(one.track, atMs, one.samples.at(-1));
    if (sample === undefined || sameSample(one.samples.at(-1), sample))
        return;
    one.samples.push(sample);
    log.info(`${one.task.rollout.service}: ${progressText(sample, one.task.timeoutMs)}`);
}
/** A line per open rollout where nothing was said for half a minute: silence looks like a hang. */
function heartbeat(log, clock) {
    let lastCount = 0;
    let lastMs = clock.now();
    return (open, atMs) => {
        const said = open.reduce((sum, { samples, events }) => sum + samples.length + events.length, 0);
        const isQuiet = said === lastCount && clock.now() - lastMs >= HEARTBEAT_MS;
        if (said === lastCount && !isQuiet)
            return;
        lastCount = said;
        lastMs = clock.now();
        if (!isQuiet)
            return;
        for (const one of open) {
            const sample = sampleOf(one.track, atMs, one.samples.at(-1));
            const text = sample ? progressText(sample, one.task.timeoutMs) : 'nothing seen yet';
            log.info(`${one.task.rollout.service}: ${text}`);
        }
    };
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/rollback.ts


/** A service deployment is listed by the server's time of its creation; a minute covers what that is off by. */
const LIST_MARGIN_MS = 60_000;
/** A deployment that was started a moment ago is not listed yet. */
const LIST_TRIES = 3;
const LIST_PAUSE_MS = 2_000;
/**
 * The ARN of a rollout's service deployment: the one whose target revision has the number of our deployment.
 * `undefined` while ECS does not list it.
 */
async function findServiceDeployment(rollout, ecs) {
    const { cluster, service, createdAtMs, deploymentId } = rollout;
    const listed = await ecs.listServiceDeployments(cluster, service, createdAtMs - LIST_MARGIN_MS);
    return listed.find((one) => revisionNumber(one.targetRevisionArn) === revisionNumber(deploymentId))?.arn;
}
/**
 * Rolls a failed or unfinished deployment back, whether or not the service has a circuit breaker: ECS itself does it
 * when asked to stop a deployment that is still under way. Where that cannot be had (the deployment has ended, its ARN
 * or the permission is missing), the earlier task definition is deployed instead. Never throws.
 */
async function rollBack(rollout, known, arn, ports) {
    if (known === undefined ? rollout.earlierIds.length === 0 : known.sourceRevisionArns.length === 0) {
        return { status: 'none', note: 'there is no earlier deployment of the service to roll back to' };
    }
    const stopped = await stopWithRollback(rollout, arn, ports);
    if (stopped.attempt !== undefined)
        return stopped.attempt;
    try {
        return await deployPrevious(rollout, stopped.obstacle, ports);
    }
    catch (thrown) {
        const { message } = ports.explain(thrown, `rolling back ${rollout.service}`);
        return { status: 'failed', note: `the rollback could not be started. ${stopped.obstacle}${message}` };
    }
}
async function stopWithRollback(rollout, knownArn, { ecs, explain, clock }) {
    try {
        const arn = knownArn ?? (await findPatiently(rollout, ecs, clock));
        if (arn === undefined)
            return { obstacle: '' };
        try {
            await ecs.rollBackServiceDeployment(arn);
            return { attempt: { status: 'started', note: 'its rollback was started' }, obstacle: '' };
        }
        catch (thrown) {
            if ((0,aws_src/* errorName */.Is)(thrown) !== 'ConflictException')
                throw thrown;
            return { ...(await afterConflict(arn, ecs)), obstacle: '' };
        }
    }
    catch (thrown) {
        const { message } = explain(thrown, `stopping the deployment of ${rollout.service}`);
        return { obstacle: (0,aws_src/* isAccessDenied */.w7)(thrown) ? `${message} ` : '' };
    }
}
async function findPatiently(rollout, ecs, clock) {
    for (let left = LIST_TRIES; left > 0; left -= 1) {
        const arn = await findServiceDeployment(rollout, ecs);
        if (arn !== undefined || left === 1)
            return arn;
        await clock.sleep(LIST_PAUSE_MS);
    }
    return undefined;
}
/** ECS refuses to stop what has ended or is being rolled back already. */
async function afterConflict(arn, ecs) {
    const [now] = await ecs.describeServiceDeployments([arn]);
    switch (now?.status) {
        case 'ROLLBACK_REQUESTED':
        case 'ROLLBACK_IN_PROGRESS':
            return { attempt: { status: 'started', note: 'ECS was rolling it back already' } };
        case 'ROLLBACK_SUCCESSFUL':
            return { attempt: { status: 'succeeded', note: 'ECS had rolled it back already' } };
        case 'ROLLBACK_FAILED':
            return { attempt: { status: 'failed', note: 'ECS had tried to roll it back, and failed' } };
        case 'SUCCESSFUL':
            return { attempt: { status: 'none', note: 'ECS had completed it already', completed: true } };
        default:
            return {};
    }
}
async function deployPrevious(rollout, obstacle, { ecs }) {
    const { cluster, service, deploymentId, taskDefinition, previousTaskDefinition, earlierIds } = rollout;
    const { services } = await ecs.describeServices(cluster, [service]);
    const primary = services[0] && primaryOf(services[0]);
    if (primary !== undefined && earlierIds.includes(primary.id)) {
        return primary.rolloutState === 'COMPLETED'
            ? { status: 'succeeded', note: 'ECS had rolled it back already' }
            : { status: 'started', note: 'ECS was rolling it back already' };
    }
    if (primary?.id !== deploymentId) {
        return { status: 'none', note: 'the service heads for another deployment by now, so nothing was rolled back' };
    }
    if (previousTaskDefinition === taskDefinition) {
        const note = `${obstacle}the deployment was one of the same task definition, so no other can be brought back`;
        return { status: 'failed', note: `it could not be rolled back: ${note}` };
    }
    const updated = await ecs.updateService(cluster, service, { taskDefinition: previousTaskDefinition });
    const replacementId = primaryOf(updated)?.id;
    const note = `${shortTaskDefinition(previousTaskDefinition)} is being deployed again in its place`;
    return { status: 'started', note, ...(replacementId === undefined ? {} : { replacementId }) };
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/reads.ts



/** A server that never lists service deployments is not asked for ever. */
const VAIN_LISTS = 12;
/**
 * One poll over all open rollouts: one DescribeServiceDeployments, and one DescribeServices where any of them is due.
 * Throttles and passing failures leave gaps; a missing permission degrades for good; anything else is thrown.
 */
async function poll(watched, nowMs, ports) {
    const gaps = { any: false };
    const found = await findArns(watched, ports, gaps);
    // What was listed a moment ago has nothing to tell yet.
    const known = watched.filter((one) => one.arn !== undefined && !found.includes(one));
    const deployments = await readDeployments(known, ports, gaps);
    const due = watched.some((one) => one.serviceDue || isServiceNeeded(one, deployments, ports.access, found));
    const services = due ? await readServices(watched, ports, gaps) : [];
    const atMs = nowMs();
    return {
        complete: !gaps.any,
        sightings: watched.map(({ arn, task }) => ({
            atMs,
            deployment: deployments.find((one) => one.arn === arn),
            service: services.find((one) => isCalled(one, task.rollout.serviceArn)),
        })),
    };
}
/** Whether a rollout's service deployment cannot be read, now or ever. */
function isDegraded({ access }) {
    return access.isDenied('ecs:ListServiceDeployments') || access.isDenied('ecs:DescribeServiceDeployments');
}
function isServiceNeeded(one, deployments, access, found) {
    const { track, task, replacementId } = one;
    if (task.goal.kind !== 'deployed' || replacementId !== undefined)
        return true;
    if (one.arn === undefined || isDegraded({ access }))
        return one.vainLists > 0 || isDegraded({ access });
    if (found.includes(one))
        return false;
    const read = deployments.find(({ arn }) => arn === one.arn);
    if (read === undefined)
        return true;
    const before = track.deployment;
    const isNews = read.status !== before?.status && !['PENDING', 'IN_PROGRESS', 'SUCCESSFUL'].includes(read.status);
    const isWorse = read.failureCount > (before?.failureCount ?? 0) || read.running < (before?.running ?? 0);
    return isNews || isWorse || read.status === 'STOPPED';
}
async function findArns(watched, ports, gaps) {
    const found = [];
    for (const one of watched) {
        const { rollout, goal } = one.task;
        // A change of the number of tasks makes no service deployment.
        if (one.arn !== undefined || goal.kind === 'scaled' || one.vainLists >= VAIN_LISTS || isDegraded(ports))
            continue;
        const doing = `looking for the service deployment of ${rollout.service}`;
        const answer = await skippable(gaps, () => ports.access.attempt('ecs:ListServiceDeployments', doing, async () => ({
            arn: await findServiceDeployment(rollout, ports.ecs),
        })));
        if (answer === undefined)
            continue;
        one.arn = answer.arn;
        if (answer.arn === undefined)
            one.vainLists += 1;
        else
            found.push(one);
    }
    return found;
}
async function readDeployments(known, { ecs, access }, gaps) {
    const arns = known.flatMap(({ arn }) => arn ?? []);
    if (arns.length === 0)
        return [];
    const read = await skippable(gaps, () => access.attempt('ecs:DescribeServiceDeployments', 'reading the service deployments', () => ecs.describeServiceDeployments(arns)));
    return read ?? [];
}
async function readServices(watched, { ecs }, gaps) {
    const cluster = watched[0]?.task.rollout.cluster ?? '';
    const names = watched.map(({ task }) => task.rollout.service);
    const read = await skippable(gaps, () => ecs.describeServices(cluster, names));
    return read?.services ?? [];
}
async function skippable(gaps, call) {
    try {
        return await call();
    }
    catch (thrown) {
        if (!(0,aws_src/* isThrottle */.p0)(thrown) && !(0,aws_src/* isTransient */.dg)(thrown))
            throw thrown;
        gaps.any = true;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/watched.ts

/** A rollout at the begin of its watch. */
function newlyWatched(task) {
    return {
        task,
        track: startTrack(task.rollout, task.goal, task.service),
        arn: undefined,
        vainLists: 0,
        serviceDue: false,
        checked: { failed: 0, started: 0 },
        healthySeen: false,
        stops: [],
        events: [],
        samples: [],
        verdict: undefined,
        verdictAtMs: undefined,
        rollbackNote: '',
        replacementId: undefined,
        endedAtMs: undefined,
    };
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/watch/watch.ts








const SERVICE_EVERY = 4;
const SLOW_AFTER_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 30_000;
/** Watches all rollouts in one loop until each has a verdict; one that fails is rolled back while the others go on. */
function watchRollouts(tasks, options, ports) {
    const startMs = ports.clock.now();
    const watched = tasks.map(newlyWatched);
    const loop = { options, ports, elapsedMs: () => ports.clock.now() - startMs };
    return { watched, done: () => run(watched, loop) };
}
async function run(watched, loop) {
    const { clock, signal, log } = loop.ports;
    const beat = heartbeat(log, clock);
    let gapsInARow = 0;
    for (let tick = 0;; tick += 1) {
        const open = watched.filter(({ endedAtMs }) => endedAtMs === undefined);
        if (open.length === 0)
            return;
        signal.throwIfAborted();
        const complete = await tickOnce(open, tick, loop);
        gapsInARow = complete ? 0 : gapsInARow + 1;
        const left = open.filter(({ endedAtMs }) => endedAtMs === undefined);
        beat(left, loop.elapsedMs());
        if (left.length > 0)
            await clock.sleep(pauseMs(left, gapsInARow, loop), signal);
    }
}
async function tickOnce(open, tick, loop) {
    const { polling, access } = loop.ports;
    const nowMs = loop.elapsedMs();
    // At the end of the time, its events may say what it waits for.
    for (const one of open)
        one.serviceDue = (tick > 0 && tick % SERVICE_EVERY === 0) || nowMs >= one.task.timeoutMs;
    try {
        const { sightings, complete } = await poll(open, loop.elapsedMs, { ecs: polling, access });
        for (const [at, one] of open.entries())
            await follow(one, sightings[at] ?? { atMs: loop.elapsedMs() }, loop);
        return complete;
    }
    catch (thrown) {
        loop.ports.signal.throwIfAborted();
        // A deployment that cannot be watched cannot be called good.
        const reason = (0,src/* messageChain */.NG)(loop.ports.explain((0,src/* toError */.iT)(thrown), 'watching the deployment'));
        for (const one of open.filter(({ verdict }) => verdict === undefined)) {
            await conclude(one, { outcome: 'failed', reason, rollback: 'none' }, loop);
        }
        for (const one of open)
            one.endedAtMs ??= loop.elapsedMs();
        return false;
    }
}
async function follow(one, sighting, loop) {
    const { log } = loop.ports;
    const before = one.track;
    one.track = observe(before, sighting);
    announceEvents(one, log);
    announceProgress(one, sighting.atMs, log);
    if (one.verdict !== undefined) {
        followRollback(one, loop);
        return;
    }
    const verdict = doomed(one) ?? judge(one.track) ?? (await failedFast(one, before, loop)) ?? timedOut(one, loop.elapsedMs());
    if (verdict !== undefined)
        await conclude(one, verdict, loop);
}
function doomed({ task }) {
    return task.doomed === undefined ? undefined : { outcome: 'failed', reason: task.doomed, rollback: 'none' };
}
async function failedFast(one, before, loop) {
    if (one.task.goal.kind === 'scaled')
        return undefined;
    const { polling, access, log } = loop.ports;
    const reason = await checkStoppedTasks(one, before, loop.options.failFastTasks, { ecs: polling, access, log });
    return reason === undefined ? undefined : { outcome: 'failed', reason, rollback: 'none' };
}
function timedOut(one, elapsedMs) {
    if (elapsedMs < one.task.timeoutMs)
        return undefined;
    const [trouble] = troubleEvents(one.events);
    const hint = trouble === undefined ? '' : `; ECS says: ${trouble.message}`;
    const seconds = Math.round(one.task.timeoutMs / 1000);
    return { outcome: 'timed-out', reason: `it was not done within ${seconds} s${hint}`, rollback: 'none' };
}
/** Keeps the verdict and begins the rollback that it asks for; the rollout stays open while that is waited for. */
async function conclude(one, verdict, loop) {
    const { options, ports } = loop;
    const { rollout } = one.task;
    one.verdict = verdict;
    one.verdictAtMs = loop.elapsedMs();
    ports.log.info(`${rollout.service}: ${verdict.outcome}: ${verdict.reason}.`);
    if (options.onFailure === 'rollback' && isToRollBack(one, verdict)) {
        const attempt = await rollBack(rollout, one.track.deployment, one.arn, ports);
        one.rollbackNote = attempt.note;
        one.replacementId = attempt.replacementId;
        one.verdict = afterRollback(verdict, attempt);
        if (attempt.status === 'failed')
            ports.log.warning(`${rollout.service}: ${attempt.note}.`);
        else
            ports.log.info(`${rollout.service}: ${attempt.note}.`);
    }
    const isWaiting = one.verdict.rollback === 'started' && options.waitForRollbackMs > 0;
    if (!isWaiting)
        one.endedAtMs = loop.elapsedMs();
}
/** What another run has started is rolled back where it failed, but not for having taken too long for this one. */
function isToRollBack({ task }, { outcome, rollback }) {
    if (rollback !== 'none' || task.goal.kind === 'scaled')
        return false;
    return outcome === 'failed' || (outcome === 'timed-out' && task.rollout.startedHere);
}
function afterRollback(verdict, attempt) {
    if (attempt.completed && verdict.outcome === 'timed-out') {
        return { outcome: 'succeeded', reason: 'ECS completed the deployment as the time ran out', rollback: 'none' };
    }
    const outcome = attempt.status === 'succeeded' && verdict.outcome === 'failed' ? 'rolled-back' : verdict.outcome;
    return { ...verdict, outcome, rollback: attempt.status };
}
function followRollback(one, loop) {
    if (one.verdict === undefined)
        return;
    const end = judgeRollback(one.track, one.replacementId);
    if (end !== undefined) {
        const outcome = end === 'succeeded' && one.verdict.outcome === 'failed' ? 'rolled-back' : one.verdict.outcome;
        one.verdict = { ...one.verdict, outcome, rollback: end };
        loop.ports.log.info(`${one.task.rollout.service}: the rollback has ${end}.`);
    }
    const waitedMs = loop.elapsedMs() - (one.verdictAtMs ?? 0);
    if (end !== undefined || waitedMs >= loop.options.waitForRollbackMs)
        one.endedAtMs = loop.elapsedMs();
}
/** Until the next poll: slower after five minutes and where AWS throttles, never past the next deadline. */
function pauseMs(open, gapsInARow, { options, ports, elapsedMs }) {
    const now = elapsedMs();
    const base = now > SLOW_AFTER_MS ? 2 * options.pollMs : options.pollMs;
    const backedOff = Math.min(base * 2 ** gapsInARow, Math.max(base, LONGEST_PAUSE_MS));
    const deadlines = open.map(({ verdictAtMs, task }) => verdictAtMs === undefined ? task.timeoutMs : verdictAtMs + options.waitForRollbackMs);
    return Math.max(0, Math.min(backedOff * (0.9 + 0.2 * ports.random()), Math.min(...deadlines) - now));
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/judge.ts







/** What a dry run says: the plan, and nothing done. */
function plannedResults({ plans, target, inputs }) {
    return plans.map(({ service, step }) => ({
        ...blankResult(service, inputs.cluster),
        outcome: 'planned',
        reason: step.kind === 'unchanged' ? `nothing would change: ${step.why}` : `${step.why} (dry run, nothing was changed)`,
        taskDefinitionArn: target.arn ?? service.taskDefinition,
    }));
}
/** The results of `wait-for: none`: what was started, unjudged. */
function unwatchedResults(run, { launched }) {
    const started = launched.map((one) => ({
        ...launchedResult(one),
        outcome: 'succeeded',
        reason: `deployment ${one.rollout.deploymentId} is under way; nobody waited for it (wait-for: none)`,
    }));
    return [...started, ...unchangedResults(run, [])];
}
/** Begins to watch what was launched. */
function watchLaunched(run, acted) {
    const { inputs, cloud, runner, access, random } = run;
    const options = {
        pollMs: inputs.pollInterval * 1000,
        waitForRollbackMs: inputs.waitForRollback * 1000,
        onFailure: inputs.onFailure,
        failFastTasks: inputs.failFastTasks,
    };
    const { log, clock, signal } = runner;
    const ports = { polling: cloud.polling, ecs: cloud.ecs, explain: cloud.explain, access, log, clock, signal, random };
    return watchRollouts(watchTasks(run, acted), options, ports);
}
/** Waits until everything is judged, proves the images of what is good and explains what is not. */
async function judgeAll(run, acted, watch) {
    if (watch.watched.length > 0)
        await run.runner.log.group('Rollout', watch.done);
    const verifications = await verifyGood(run, watch.watched);
    const results = [];
    for (const [at, launched] of acted.launched.entries()) {
        const one = watch.watched[at];
        if (one === undefined)
            continue;
        const diagnosis = await diagnoseBad(run, one);
        results.push(watchedResult(launched, one, verifications.get(one), diagnosis));
    }
    for (const result of results)
        warnAbout(result, watch.watched, run);
    return [...results, ...unchangedResults(run, await verifyUnchanged(run))];
}
/** The services that could not be updated, and those after them that were not tried. */
function failedResults({ inputs, cloud, target }, { failure, untried, launched }) {
    if (failure === undefined)
        return [];
    const error = cloud.explain(failure.thrown, `updating the service ${failure.service.name}`);
    const text = error instanceof src/* UserError */.yo ? error.message : (0,src/* messageChain */.NG)(error);
    const changed = launched.map(({ rollout }) => rollout.service);
    const left = [
        changed.length > 0 ? `updated before it: ${changed.join(', ')}` : 'no service was changed',
        ...(target.arn === undefined ? ['a new revision was registered'] : []),
    ].join('; ');
    const failed = { ...blankResult(failure.service, inputs.cluster), reason: `${stripStop(text)}; ${left}` };
    const skipped = untried.map((service) => ({
        ...blankResult(service, inputs.cluster),
        reason: `not updated, since ${failure.service.name} could not be`,
    }));
    return [failed, ...skipped];
}
/** What is said when the job is cancelled while deployments are under way. */
function cancelledResults({ inputs, plans }, launched, watched) {
    const next = inputs.onFailure === 'rollback' ? 'the post step of this job rolls it back' : 'on-failure is leave: it goes on';
    return plans.map(({ service }) => {
        const one = launched.find(({ before }) => before === service);
        if (one === undefined) {
            const reason = 'the job was cancelled before the service was touched';
            return { ...blankResult(service, inputs.cluster), outcome: 'stopped', reason };
        }
        const seen = watched[launched.indexOf(one)];
        if (seen?.verdict !== undefined)
            return watchedResult(one, seen, undefined, undefined);
        const { deploymentId, startedHere } = one.rollout;
        const fate = startedHere ? next : 'another run started it, so it goes on';
        const reason = `the job was cancelled while ${deploymentId} was under way; ${fate}`;
        return { ...launchedResult(one), outcome: 'stopped', reason };
    });
}
function watchTasks(run, { launched, failure }) {
    const { inputs, target } = run;
    const isDoomed = failure !== undefined && inputs.onFailure === 'rollback';
    return launched.map(({ rollout, service, before, step }) => ({
        rollout,
        service,
        goal: goalOf(run, step.kind),
        timeoutMs: 1000 * (inputs.timeout ?? defaultTimeoutSeconds(before.settings)),
        essential: essentialContainers(target.definition),
        ...(isDoomed && rollout.startedHere ? { doomed: `${failure.service.name} could not be updated` } : {}),
    }));
}
function goalOf({ inputs }, kind) {
    if (kind === 'scale')
        return { kind: 'scaled', desiredCount: inputs.desiredCount ?? 0 };
    return { kind: inputs.waitFor === 'none' ? 'deployed' : inputs.waitFor };
}
async function verifyGood(run, watched) {
    const good = watched.filter(({ verdict }) => verdict?.outcome === 'succeeded');
    const rollouts = good.map(({ task }) => task.rollout);
    const { ecs } = run.cloud;
    const verifications = await verifyImages(rollouts, run.target.definition, { ecs, access: run.access });
    return new Map(good.flatMap((one, at) => (verifications[at] ? [[one, verifications[at]]] : [])));
}
async function diagnoseBad(run, one) {
    const isGood = one.verdict?.outcome === 'succeeded' || one.verdict?.outcome === 'superseded';
    if (isGood)
        return undefined;
    const { ecs, logs, region } = run.cloud;
    return diagnose(one.task.rollout, run.target.definition, one.events, { ecs, logs, region, access: run.access });
}
function unchangedPlans({ plans }) {
    return plans.flatMap(({ service, step }) => step.kind === 'unchanged' ? [{ service, running: step.running, why: step.why }] : []);
}
async function verifyUnchanged(run) {
    const rollouts = unchangedPlans(run).map(({ service, running }) => ({
        serviceArn: service.arn,
        deploymentId: running.id,
    }));
    const { ecs } = run.cloud;
    return verifyImages(rollouts, run.target.definition, { ecs, access: run.access });
}
function unchangedResults(run, verifications) {
    return unchangedPlans(run).map(({ service, running, why }, at) => ({
        ...blankResult(service, run.inputs.cluster),
        outcome: 'unchanged',
        reason: why,
        deploymentId: running.id,
        verification: verifications[at],
        verified: running.running > 0 && (verifications[at]?.matches ?? false),
    }));
}
function warnAbout(result, watched, { runner, cloud }) {
    if (result.outcome !== 'succeeded')
        return;
    const one = watched.find(({ task }) => task.rollout.service === result.service);
    const desired = one?.samples.at(-1)?.desired ?? one?.track.service?.desired ?? 0;
    if (desired === 0) {
        runner.log.warning(`${result.service}: the desired count is 0, so ECS calls the deployment complete without having run a task of ${shortTaskDefinition(result.taskDefinitionArn)}. Nothing is proved of the new revision.`);
        return;
    }
    const { verification } = result;
    if (verification === undefined || verification.matches)
        return;
    const text = `${result.service}: images not verified: ${verification.note}. ${cloud.links.ecsService(result.cluster, result.service)}`;
    // A tag was asked for, so nothing could have been verified: no reason to alarm anybody.
    if (/, not sha256:/.test(verification.note))
        runner.log.warning(text);
    else
        runner.log.info(text);
}
function stripStop(text) {
    return text.trim().replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/main.ts










const NOTHING_DONE = { launched: [], failure: undefined, untried: [] };
/** Deploys the services and says what became of it. */
async function main(runner, effects = realEffects) {
    const startMs = runner.clock.now();
    const { log } = runner;
    const prepared = await log.group('Preflight and plan', async () => {
        const ready = await prepare(runner, effects);
        announcePlan(ready, log);
        return ready;
    });
    const { cloud } = prepared;
    const run = { ...prepared, runner, random: effects.random, access: optionalAccess(log, cloud.explain) };
    const results = await deploy(run);
    const seconds = (runner.clock.now() - startMs) / 1000;
    const facts = { results, diff: prepared.target.diff, seconds, links: cloud.links, notes: notesOf(prepared) };
    return buildReport(results, { seconds, calls: cloud.calls() }, summarize(facts));
}
async function deploy(run) {
    const { inputs, runner } = run;
    if (inputs.dryRun)
        return plannedResults(run);
    let acted = NOTHING_DONE;
    let watch;
    try {
        acted = await act(run);
        watch = watchLaunched(run, acted);
        const results = isLeftAlone(run, acted) ? unwatchedResults(run, acted) : await judgeAll(run, acted, watch);
        const rollouts = acted.launched.map(({ rollout }) => rollout);
        saveState(run, rollouts, true);
        return [...results, ...failedResults(run, acted)].sort(byInputOrder(run));
    }
    catch (thrown) {
        // The post step undoes what is to be undone: only seconds are left until the runner kills this process.
        if (!(thrown instanceof src/* CancelledError */.cc) || !runner.signal.aborted)
            throw thrown;
        return cancelledResults(run, acted.launched, watch?.watched ?? []);
    }
}
/** With `wait-for: none` nobody waits, but for the rollback of what a failed update left half done. */
function isLeftAlone({ inputs }, { failure }) {
    return inputs.waitFor === 'none' && (failure === undefined || inputs.onFailure === 'leave');
}
async function act(run) {
    const { inputs, cloud, plans, target, runner } = run;
    const ports = {
        ecs: cloud.ecs,
        log: runner.log,
        signal: runner.signal,
        save: (rollouts) => {
            saveState(run, rollouts, false);
        },
    };
    return runner.log.group('Deploy', async () => {
        if (plans.every(({ step }) => step.kind === 'unchanged'))
            return NOTHING_DONE;
        const arn = target.arn ?? (await registerRevision(run, ports));
        const acted = await updateServices(inputs.cluster, plans, arn, ports);
        return nothingDone(acted) ? refuse(run, acted) : acted;
    });
}
async function registerRevision(run, ports) {
    try {
        return await register(run.target.definition, ports);
    }
    catch (thrown) {
        const error = run.cloud.explain(thrown, `registering a revision of ${run.target.definition.family ?? ''}`);
        if (error instanceof src/* UserError */.yo && !error.message.includes('Nothing was changed.')) {
            throw new src/* UserError */.yo(`${error.message} Nothing was changed.`, { cause: error });
        }
        throw error;
    }
}
function nothingDone({ launched, failure }) {
    return failure !== undefined && launched.length === 0;
}
/** The first service already could not be updated: a mistake of the user's is told as such where nothing is left over. */
function refuse(run, acted) {
    const { failure } = acted;
    const { thrown } = failure ?? {};
    if (thrown instanceof src/* CancelledError */.cc)
        throw thrown;
    const error = run.cloud.explain(thrown, `updating the service ${failure?.service.name ?? ''}`);
    if (run.target.arn !== undefined && error instanceof src/* UserError */.yo) {
        throw new src/* UserError */.yo(`${error.message} Nothing was changed.`, { cause: error });
    }
    return acted;
}
function saveState({ runner }, rollouts, finished) {
    runner.state.save(runState, { rollouts, finished });
}
function notesOf({ target, plans }) {
    const forced = plans.flatMap(({ service, step }) => {
        const isForced = step.kind === 'deploy' && step.change.forceNewDeployment;
        return isForced ? [`${service.name}: ${step.why}.`] : [];
    });
    return [target.origin, ...(target.lostPin === undefined ? [] : [target.lostPin]), ...forced];
}
function byInputOrder({ plans }) {
    const place = (name) => plans.findIndex(({ service }) => service.name === name);
    return (a, b) => place(a.service) - place(b.service);
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/post.ts





/**
 * After a run that was cut short, as by a cancelled job, while it waited: rolls back what it had started, or leaves it
 * where `on-failure` says so. A run that came to its verdict has nothing to undo.
 *
 * @returns the sections of the post step's summary.
 */
async function post(runner, effects = realEffects) {
    const { log } = runner;
    const state = runner.state.load(runState);
    if (state === undefined || state.finished) {
        log.debug(state === undefined ? 'Nothing was started.' : 'The run came to its verdict: nothing to undo.');
        return [];
    }
    const inputs = readInputs(runner);
    const [ours, others] = [
        state.rollouts.filter(({ startedHere }) => startedHere),
        state.rollouts.filter(({ startedHere }) => !startedHere),
    ];
    const lines = others.map((one) => `${one.service}: ${one.deploymentId} was started by another run and goes on.`);
    if (inputs.onFailure === 'leave') {
        lines.push(...ours.map((one) => `${one.service}: ${one.deploymentId} goes on, since on-failure is leave.`));
    }
    else {
        const cloud = effects.connect(runner, inputs);
        for (const rollout of ours)
            lines.push(await undo(rollout, cloud, runner));
    }
    for (const line of lines)
        log.warning(`The run was cut short. ${line}`);
    return [
        {
            title: 'Cut short',
            rank: 0,
            markdown: `${(0,src/* heading */.R_)('ecs-deploy: the run was cut short during the deployment', 2)}\n\n${(0,src/* bullets */.e5)(lines)}`,
        },
    ];
}
async function undo(rollout, { ecs, explain }, { clock }) {
    const attempt = await rollBack(rollout, undefined, undefined, { ecs, explain, clock });
    return `${rollout.service}: ${rollout.deploymentId}: ${attempt.note}.`;
}

;// CONCATENATED MODULE: ./actions/ecs-deploy/src/action.ts




const action = {
    name: 'ecs-deploy',
    outcomes: OUTCOMES,
    outputs: OUTPUTS,
    onThrow: 'failed',
    main: main,
    post: post,
};


/***/ }),

/***/ 1413:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zM: () => (/* reexport */ readers_boolean),
  q0: () => (/* reexport */ describe),
  p0: () => (/* reexport */ duration),
  Mc: () => (/* reexport */ entriesOf),
  nd: () => (/* reexport */ integer),
  c3: () => (/* reexport */ listOf),
  pq: () => (/* reexport */ mapping),
  yL: () => (/* reexport */ oneOf),
  EJ: () => (/* reexport */ openDocument),
  hN: () => (/* reexport */ parseYaml),
  hD: () => (/* reexport */ quote),
  Qq: () => (/* reexport */ readers_text)
});

// UNUSED EXPORTS: nearestHint, textOf

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./packages/action-kit/src/errors.ts
var errors = __webpack_require__(8826);
// EXTERNAL MODULE: ./packages/action-kit/src/nearest-name.ts + 1 modules
var nearest_name = __webpack_require__(420);
// EXTERNAL MODULE: ./packages/action-kit/src/text.ts
var src_text = __webpack_require__(5658);
;// CONCATENATED MODULE: ./packages/action-kit/src/yaml/parse.ts


/** No file that people write comes near. */
const MAX_LEVELS = 100;
/**
 * Parses YAML 1.2, as `parseDocument` does, but for texts that are nested more deeply than anybody writes: that calls
 * itself for each level, and some thousands of brackets end the whole process, not with an error that could be caught.
 *
 * @throws UserError for such a text.
 */
function parseYaml(text, file, { schema = 'core', uniqueKeys = false } = {}) {
    const lines = new dist/* LineCounter */.HN();
    const options = { version: '1.2', schema, uniqueKeys, prettyErrors: false, lineCounter: lines };
    const composer = new dist/* Composer */.Dk(options);
    const documents = composer.compose(shallowTokens(text, file, lines), true, text.length);
    const first = documents.next();
    const second = documents.next();
    // It is told to make one of an empty text too.
    if (first.done === true)
        throw new Error('YAML without a document.');
    return {
        document: first.value,
        secondAt: second.done === true ? undefined : second.value.range[0],
        lines,
    };
}
function* shallowTokens(text, file, lines) {
    const parser = new dist/* Parser */.iX(lines.addNewLine);
    lines.addNewLine(0);
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        yield* parser.next(lexeme);
        if (parser.stack.length > MAX_LEVELS) {
            const { line, col } = lines.linePos(parser.offset);
            throw new errors/* UserError */.yo(`${file}:${line}:${col}: nested too deeply: at most ${MAX_LEVELS} levels are read.`);
        }
    }
    yield* parser.end();
}

;// CONCATENATED MODULE: ./packages/action-kit/src/yaml/document.ts





/** Room for thousands of entries. */
const MAX_BYTES = 512 * 1024;
const MAX_SHOWN_PROBLEMS = 50;
/**
 * Reads YAML 1.2 (so JSON too). Throws a UserError with `file:line:column` and without a piece of the text for anything
 * malformed: syntax, tags, several documents, too much text or too deep a nesting.
 */
function openDocument(text, file) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
        throw new errors/* UserError */.yo(`${file} has ${Buffer.byteLength(text)} bytes; at most ${MAX_BYTES} are read.`);
    }
    // Duplicate keys are found while reading.
    const { document: yaml, secondAt, lines } = parseYaml(text, file);
    const found = [];
    const offsetOf = (node) => ((0,dist/* isNode */.Ll)(node) && node.range ? node.range[0] : 0);
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
    };
    const document = {
        file,
        root: yaml.contents,
        placeOf: (node) => place(offsetOf(node)),
        problem: (node, message) => found.push({ offset: offsetOf(node), message }),
        check: () => {
            if (found.length === 0)
                return;
            const sorted = found.toSorted((one, other) => one.offset - other.offset);
            const shown = sorted.slice(0, MAX_SHOWN_PROBLEMS).map(({ offset, message }) => `${place(offset)}: ${message}`);
            const more = sorted.length - shown.length;
            throw new errors/* UserError */.yo([...shown, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'));
        },
    };
    for (const { pos, message } of [...yaml.errors, ...yaml.warnings]) {
        found.push({ offset: pos[0], message });
    }
    if (secondAt !== undefined)
        found.push({ offset: secondAt, message: 'a second document begins; one is read.' });
    document.check();
    return document;
}
/** A mapping with known keys: unknown ones are refused with the nearest known one, as are duplicates. */
function mapping(fields, hint = () => undefined) {
    return (document, node, name) => {
        const values = {};
        for (const { key, keyNode, value } of pairs(document, node, name)) {
            const read = Object.hasOwn(fields, key) ? fields[key] : undefined;
            const path = name === '' ? key : `${name}.${key}`;
            if (!read) {
                const help = hint(key) ?? nearestHint(key, Object.keys(fields));
                document.problem(keyNode, `unknown key ${quote(path)}${help}`);
            }
            else if (value) {
                const result = read(document, value, path);
                if (result !== undefined)
                    values[key] = result;
            }
            else
                document.problem(keyNode, `${path} has no value: give one or remove the key.`);
        }
        return values;
    };
}
/** A mapping whose keys are anybody's to choose, in the order of the file; duplicates are refused. */
function entriesOf(read) {
    return (document, node, name) => pairs(document, node, name).flatMap(({ key, keyNode, value }) => {
        const path = `${name}.${key}`;
        if (!value)
            document.problem(keyNode, `${path} has no value: give one or remove the key.`);
        const result = value && read(document, value, path);
        return result === undefined ? [] : [{ key, keyNode, value: result }];
    });
}
function pairs(document, node, name) {
    if (!(0,dist/* isMap */.jh)(node)) {
        document.problem(node, `${name === '' ? 'the file' : name} must be a mapping (key: value), is ${describe(node)}.`);
        return [];
    }
    const seen = new Set();
    return node.items.flatMap(({ key: keyNode, value }) => {
        const key = (0,dist/* isScalar */.jn)(keyNode) ? textOf(keyNode) : undefined;
        if (key === undefined)
            document.problem(keyNode ?? node, 'a key must be plain text.');
        else if (seen.has(key))
            document.problem(keyNode, `the key ${quote(key)} stands here twice.`);
        else {
            seen.add(key);
            if ((0,dist/* isAlias */.Vj)(value))
                document.problem(value, 'anchors and aliases are not read here: write the value out.');
            else
                return [{ key, keyNode, value: (0,dist/* isNode */.Ll)(value) && !isNull(value) ? value : undefined }];
        }
        return [];
    });
}
/** A list of whatever `read` reads. */
function listOf(read) {
    return (document, node, name) => {
        if (!(0,dist/* isSeq */.oP)(node)) {
            document.problem(node, `${name} must be a list (- one entry per line), is ${describe(node)}.`);
            return undefined;
        }
        return node.items.flatMap((item, index) => {
            const at = `${name}[${index}]`;
            if (!(0,dist/* isNode */.Ll)(item) || (0,dist/* isAlias */.Vj)(item) || isNull(item)) {
                document.problem(item ?? node, `${at} must be written out: it is ${describe(item)}.`);
                return [];
            }
            const value = read(document, item, at);
            return value === undefined ? [] : [value];
        });
    };
}
function isNull(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value === null;
}
/** A scalar as it is written, so that `1.10` stays what it is. */
function textOf({ value, source }) {
    return typeof value === 'string' ? value : (source ?? '');
}
/** What a node is, in words, for `is …`; long text is cut. */
function describe(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'a mapping';
    if ((0,dist/* isSeq */.oP)(node))
        return 'a list';
    if ((0,dist/* isAlias */.Vj)(node))
        return 'an alias';
    if (!(0,dist/* isScalar */.jn)(node) || node.value === null)
        return 'empty';
    return quote(textOf(node));
}
/** Text of a file in quotes, cut to what a message can hold. */
function quote(text) {
    return JSON.stringify((0,src_text/* truncate */.xv)(text, 80));
}
/** The end of a sentence: `; did you mean "…"?` where a known key is few edits away, else all of them. */
function nearestHint(key, known) {
    const nearest = (0,nearest_name/* nearestName */.q)(key, known);
    return nearest === undefined ? `; known here: ${known.join(', ')}.` : `; did you mean "${nearest}"?`;
}

;// CONCATENATED MODULE: ./packages/action-kit/src/yaml/readers.ts


/** Any text but the empty one; numbers and the like are taken as they are written. */
const readers_text = (document, node, name) => {
    const value = (0,dist/* isScalar */.jn)(node) ? textOf(node).trim() : '';
    if (value !== '')
        return value;
    document.problem(node, `${name} must be text, is ${describe(node)}.`);
    return undefined;
};
/** `true` or `false`. */
const readers_boolean = (document, node, name) => {
    if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'boolean')
        return node.value;
    document.problem(node, `${name} must be true or false, is ${describe(node)}.`);
    return undefined;
};
/** One of a closed list of words. */
function oneOf(words, hint = () => undefined) {
    return (document, node, name) => {
        const word = (0,dist/* isScalar */.jn)(node) ? String(node.value) : '';
        const found = words.find((candidate) => candidate === word);
        if (found !== undefined)
            return found;
        const near = hint(word) ?? nearestWord(word, words);
        document.problem(node, `${name} must be one of ${words.join(', ')}; it is ${describe(node)}${near}`);
        return undefined;
    };
}
function nearestWord(word, words) {
    const hint = nearestHint(word, words);
    return hint.includes('did you mean') ? hint : '.';
}
/** A whole number. */
function integer({ min, max }) {
    return (document, node, name) => {
        const value = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
        if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max)
            return value;
        document.problem(node, `${name} must be a whole number from ${min} to ${max}, is ${describe(node)}.`);
        return undefined;
    };
}
const UNIT_SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 };
/** A duration of at least a second, in seconds: `36h`, `2d`. A bare number is refused: days and seconds look alike. */
const duration = (document, node, name) => {
    const match = /^(\d{1,9})([smhd])$/.exec((0,dist/* isScalar */.jn)(node) ? String(node.value) : '');
    const seconds = Number(match?.[1]) * (UNIT_SECONDS[match?.[2] ?? ''] ?? Number.NaN);
    if (seconds > 0)
        return seconds;
    document.problem(node, `${name} must be a duration such as 36h or 2d, is ${describe(node)}.`);
    return undefined;
};

;// CONCATENATED MODULE: ./packages/action-kit/src/yaml/index.ts





/***/ })

};
