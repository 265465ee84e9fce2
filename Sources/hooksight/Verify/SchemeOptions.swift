import ArgumentParser
import HookProviders

/// A signature scheme told by flags: each is a member of `signature` in a provider document.
struct SchemeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Header that carries the signature.", valueName: "name"))
    var headerName: String?

    @Option(help: ArgumentHelp("Or the JSON Pointer to it in the body.", valueName: "pointer"))
    var signatureBody: String?

    @Option(help: ArgumentHelp("Or the parameter of a form that carries it.", valueName: "name"))
    var signatureForm: String?

    @Option(
        help: ArgumentHelp(
            "hmac-sha256 (or sha256), hmac-sha1, hmac-sha512, hmac-by-prefix, ed25519, ecdsa-p256-sha256 or token. "
                + "(default: hmac-sha256)", valueName: "word"))
    var algorithm: String?

    @Option(
        help: ArgumentHelp(
            "How the signature is written: hex, base64, base64url or, for a token, text. (default: hex; text for a token)",
            valueName: "word"))
    var encoding: String?

    @Option(
        help: ArgumentHelp(
            "What is signed, of \(SignatureScheme.Placeholder.list("and")). (default: {body})", valueName: "template"
        ))
    var content: String?

    @Option(help: ArgumentHelp("What always stands before the signature: sha256=.", valueName: "text"))
    var prefix: String?

    @Option(help: ArgumentHelp("The signature's key in a list of pairs: v1 of t=1,v1=ab.", valueName: "key"))
    var signatureKey: String?

    @Option(help: ArgumentHelp("The timestamp's key in that list: t.", valueName: "key"))
    var timestampKey: String?

    @Option(help: ArgumentHelp("What separates the pairs. (default: ,)", valueName: "character"))
    var separator: String?

    @Option(help: ArgumentHelp("The version in a list such as v1,ab v1,cd.", valueName: "version"))
    var listVersion: String?

    @Option(
        help: ArgumentHelp("Take this before a bare signature, too, and note it; repeatable.", valueName: "text"))
    var acceptPrefix: [String] = []

    @Option(
        help: ArgumentHelp("How the secret writes the key: text, base64 or hex. (default: text)", valueName: "word"))
    var key: String?

    @Option(help: ArgumentHelp("What is taken off the secret where it is there: whsec_.", valueName: "text"))
    var keyPrefix: String?

    @Option(help: ArgumentHelp("What marks a private key: whsk_.", valueName: "text"))
    var keyPrivatePrefix: String?

    @Option(help: ArgumentHelp("What a public key is: raw or spki. (default: raw)", valueName: "word"))
    var keyEncodes: String?

    @Option(help: ArgumentHelp("Header with {id}.", valueName: "name"))
    var idHeader: String?

    @Option(help: ArgumentHelp("Or its JSON Pointer in the body.", valueName: "pointer"))
    var idBody: String?

    @Option(help: ArgumentHelp("Or the parameter of a form.", valueName: "name"))
    var idForm: String?

    @Option(help: ArgumentHelp("Header with {timestamp}.", valueName: "name"))
    var timestampHeader: String?

    @Option(help: ArgumentHelp("Or its JSON Pointer in the body.", valueName: "pointer"))
    var timestampBody: String?

    @Option(help: ArgumentHelp("Or the parameter of a form.", valueName: "name"))
    var timestampForm: String?

    @Option(
        help: ArgumentHelp("How it is written: seconds, milliseconds or iso8601. (default: seconds)", valueName: "word")
    )
    var timestampUnit: String?

    @Option(
        help: ArgumentHelp("How far it may lie from the clock: 5m; any age passes unless given.", valueName: "time"))
    var tolerance: String?

    @Option(help: ArgumentHelp("Where that applies: both or past. (default: both)", valueName: "word"))
    var toleranceDirection: String?

    @Option(help: ArgumentHelp("Parameter of the URL's query with a digest of the body.", valueName: "name"))
    var bodyHashQuery: String?

    @Option(help: ArgumentHelp("Its function: sha1, sha256 or sha512. (default: sha256)", valueName: "word"))
    var bodyHashAlgorithm: String?

    @Option(help: ArgumentHelp("How it is written: hex, base64 or base64url. (default: hex)", valueName: "word"))
    var bodyHashEncoding: String?

    @Flag(help: "The body is signed as it was before its Content-Encoding.")
    var signsDecompressed = false

    @Flag(help: "The URL counts with and without its port.")
    var urlPorts = false

    @Option(
        help: ArgumentHelp(
            "Print these flags as a provider document of this id, to keep in a --provider-dir, and do nothing else.",
            valueName: "id"))
    var printDocument: String?

    /// Whether any flag of the scheme was given.
    var isGiven: Bool { given != nil }

    /// One of the flags that were given, for messages.
    var given: String? {
        let options: [(String, String?)] = [
            ("--header-name", headerName), ("--signature-body", signatureBody), ("--signature-form", signatureForm),
            ("--algorithm", algorithm), ("--encoding", encoding), ("--content", content), ("--prefix", prefix),
            ("--signature-key", signatureKey), ("--timestamp-key", timestampKey), ("--separator", separator),
            ("--list-version", listVersion), ("--accept-prefix", acceptPrefix.first), ("--key", key),
            ("--key-prefix", keyPrefix), ("--key-private-prefix", keyPrivatePrefix), ("--key-encodes", keyEncodes),
            ("--id-header", idHeader), ("--id-body", idBody), ("--id-form", idForm),
            ("--timestamp-header", timestampHeader), ("--timestamp-body", timestampBody),
            ("--timestamp-form", timestampForm), ("--timestamp-unit", timestampUnit), ("--tolerance", tolerance),
            ("--tolerance-direction", toleranceDirection), ("--body-hash-query", bodyHashQuery),
            ("--body-hash-algorithm", bodyHashAlgorithm), ("--body-hash-encoding", bodyHashEncoding),
            ("--signs-decompressed", signsDecompressed ? "" : nil), ("--url-ports", urlPorts ? "" : nil),
            ("--print-document", printDocument),
        ]
        return options.first { $0.1 != nil }?.0
    }
}
