internal import HookCrypto
internal import HookModel
internal import HookProviders

extension DiagnosisSearch {
    /// With so many of a provider's secrets every cause is tried; with the others only the body as it arrived was.
    private static let keyLimit = 4
    /// With so many of them the rare ones are.
    private static let rareKeyLimit = 2
    /// So many secrets of other providers are tried.
    private static let otherSecretLimit = 12

    /// Goes through everything in the order that `DiagnosisOrder` says.
    mutating func run(
        _ keys: [SearchKey], _ others: DiagnosisOthers, isLookedAt: Bool, original changes: [DiagnosedChange] = []
    ) {
        startWithOriginal(keys, isLookedAt: isLookedAt, changes)
        if !hits.isEmpty { return }
        if !readings.isEmpty || request.scheme.algorithm == .token {
            // One signature has one cause: what else made it pass would be the same bytes under the same key.
            for step in DiagnosisOrder.allCases where hits.isEmpty {
                take(step, Array(keys.prefix(DiagnosisSearch.keyLimit)), others)
            }
        } else {
            take(.otherSchemes, keys, others)
        }
        // What is wrong in form and passes with another body has two causes already.
        let few = Array(keys.prefix(DiagnosisSearch.keyLimit))
        // Who has the time looks for single causes first; else pairs that are likely come before writers that are not.
        if budget.isLarge, !readings.isEmpty { tryWriters(JSONChoices.rare, few) }
        if isLookedAt, budget.takesPairs, request.scheme.algorithm.publicKey == nil, !request.hasBodyHash {
            for pair in DiagnosisOrder.Pair.allCases where hits.isEmpty { take(pair, Array(keys.prefix(1))) }
        }
        if !readings.isEmpty { tryWriters(JSONChoices.rare, few) }
    }

    private mutating func take(_ step: DiagnosisOrder, _ keys: [SearchKey], _ others: DiagnosisOthers) {
        budget.topic = step.topic
        switch step {
        case .commonBodies:
            for variant in BodyVariant.common {
                let isLikeliest = BodyVariant.paired.contains(variant)
                tryBody(variant, isLikeliest ? keys : Array(keys.prefix(DiagnosisSearch.rareKeyLimit)))
            }
            tryWriters(JSONChoices.common, keys)
        case .rareBodies:
            for variant in BodyVariant.rare { tryBody(variant, Array(keys.prefix(DiagnosisSearch.rareKeyLimit))) }
        case .secrets:
            for (changes, key) in secretVariants { tryContent(template, [key], changes) }
        case .contents:
            for variant in contentVariants.all { tryContent(variant.template, keys, [.content(variant)]) }
        case .urls:
            for variant in urlVariants {
                tryContent(template.with { $0.url = variant.url }, keys, [.url(variant)])
            }
        case .otherSchemes:
            for (verifier, document, isOwn) in others.schemes(in: request) {
                let count = hits.count
                tryScheme(verifier, .scheme(verifier.scheme, document, isOwnSecret: isOwn))
                // Several providers sign alike: the first that does says all there is to say.
                if hits.count > count { return }
            }
        case .rareContents:
            for variant in contentVariants.rare {
                tryContent(variant.template, Array(keys.prefix(DiagnosisSearch.rareKeyLimit)), [.content(variant)])
            }
        case .exampleSecrets:
            guard request.scheme.algorithm.publicKey == nil else { return }
            for example in ExampleSecret.all(request.document.id) {
                guard let secret = ProviderSecret(name: "examples", bytes: Array(example.text.utf8)) else { continue }
                let isForTests = example.isForTests
                let own = SearchKey(secret, request.scheme)
                let text = SearchKey(.shared(secret.bytes), name: secret.name)
                for key in [own, text].compactMap(\.self) {
                    tryContent(template, [key], [.secret(isForTests ? .testing : .example)])
                }
            }
        case .otherSecrets:
            for (provider, secret) in others.secrets.prefix(DiagnosisSearch.otherSecretLimit) {
                for key in otherKeys(secret) { tryContent(template, [key], [.otherSecret(provider: provider)]) }
            }
        }
    }

    /// Tries JSON by other writers, each text once.
    private mutating func tryWriters(_ choices: [JSONChoices.Choice], _ keys: [SearchKey]) {
        guard hits.isEmpty, let json = bodies.json, json.isContainer else { return }
        budget.topic = .writers
        for choice in choices where hits.isEmpty {
            // In a large body even what turns out to be known takes time.
            guard budget.takesPairs || budget.isOpen else { return }
            guard let key = json.key(choice), triedJSON.insert(key).inserted else { continue }
            guard budget.isOpen else { return }
            tryBody(.json(choice.style), choice.isLikely ? keys : Array(keys.prefix(DiagnosisSearch.rareKeyLimit)))
        }
    }

    private mutating func take(_ pair: DiagnosisOrder.Pair, _ keys: [SearchKey]) {
        budget.topic = .pairs
        switch pair {
        case .bodyAndSecret:
            let secrets = secretVariants.prefix(budget.isLarge ? 24 : 4)
            for body in pairedBodies {
                for (changes, key) in secrets { tryBody(body, [key], with: changes) }
            }
        case .bodyAndContent:
            for content in contentVariants.all.prefix(budget.isLarge ? 12 : 2) {
                for body in budget.isLarge ? pairedBodies : Array(BodyVariant.paired.prefix(4)) {
                    tryBody(body, content.template, keys, with: [.content(content)])
                }
            }
        case .contentAndSecret:
            for content in contentVariants.all.prefix(budget.isLarge ? 12 : 2) {
                for (changes, key) in secretVariants.prefix(budget.isLarge ? 24 : 2) {
                    tryContent(content.template, [key], [.content(content)] + changes)
                }
            }
        case .bodyAndURL:
            for url in urlVariants.prefix(budget.isLarge ? 40 : 4) {
                for body in budget.isLarge ? pairedBodies : Array(BodyVariant.paired.prefix(3)) {
                    tryBody(body, template.with { $0.url = url.url }, keys, with: [.url(url)])
                }
            }
        }
    }

    /// The bodies that are tried together with another cause.
    private var pairedBodies: [BodyVariant] {
        budget.isLarge
            ? BodyVariant.paired + BodyVariant.common + JSONChoices.common.map { .json($0.style) } : BodyVariant.paired
    }

    /// Other keys of the provider's secrets.
    private var secretVariants: [(changes: [DiagnosedChange], key: SearchKey)] {
        guard request.scheme.algorithm.publicKey == nil else { return [] }
        return request.secrets.prefix(DiagnosisSearch.keyLimit).flatMap { secret in
            SecretVariants.all(secret.bytes, request.scheme.key).map { variant in
                (variant.changes.map { .secret($0) }, SearchKey(.shared(variant.key), name: secret.name))
            }
        }
    }

    private func otherKeys(_ secret: ProviderSecret) -> [SearchKey] {
        let own = SearchKey(secret, request.scheme)
        guard request.scheme.algorithm.publicKey == nil else { return [own].compactMap(\.self) }
        return [own, SearchKey(.shared(secret.bytes), name: secret.name)].compactMap(\.self)
    }

    private var contentVariants: (all: [ContentVariant], rare: [ContentVariant]) {
        guard request.scheme.algorithm != .token, !request.hasBodyHash else { return ([], []) }
        var times: [[UInt8]] = []
        if case .single(let piece) = request.time { times.append(piece.bytes) }
        times += request.values { $0.contains("timestamp") }
        let ids = request.values { name in
            name.hasSuffix("-id") && ["webhook", "message", "event", "delivery"].contains { name.contains($0) }
        }
        let variants = ContentVariants(template, unit: request.scheme.timestamp?.unit, times: times, ids: ids)
        return (variants.all, variants.rare)
    }

    private var urlVariants: [URLVariant] {
        guard request.scheme.content.signsURL else { return [] }
        func values(_ names: Set<String>) -> [[UInt8]] { Array(request.values { names.contains($0) }.prefix(4)) }
        let hints = URLVariants.Hints(
            hosts: values(["host", "x-forwarded-host", "x-original-host", "x-forwarded-server"]),
            ports: values(["x-forwarded-port"]), prefixes: values(["x-forwarded-prefix", "x-script-name"]),
            targets: values([
                "x-original-url", "x-original-uri", "x-rewrite-url", "x-forwarded-uri", "x-forwarded-path",
            ]))
        return URLVariants.all(template.url, hints, isLarge: budget.isLarge)
    }
}
