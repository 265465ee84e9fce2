import JSONText

extension SchemeOptions {
    /// The member `signature` of a provider document.
    func writeSignature(to writer: inout JSONWriter) {
        writer.object { writer in
            members([("header", headerName), ("body", signatureBody), ("form", signatureForm)], to: &writer)
            writer.name("algorithm")
            writer.string(wholeAlgorithm)
            writer.name("encoding")
            writer.string(encoding ?? (wholeAlgorithm == "token" ? "text" : "hex"))
            writeValue(to: &writer)
            writeKey(to: &writer)
            members([("content", content)], to: &writer)
            if !acceptPrefix.isEmpty {
                writer.name("accepted_prefixes")
                writer.array { writer in
                    for prefix in acceptPrefix { writer.string(prefix) }
                }
            }
            object("id", [("header", idHeader), ("body", idBody), ("form", idForm)], to: &writer)
            writeTimestamp(to: &writer)
            writeBodyHash(to: &writer)
            if signsDecompressed { flag("signs_decompressed", to: &writer) }
            if urlPorts { flag("url_ports", to: &writer) }
        }
    }

    /// Most people say `sha256` where they mean its HMAC.
    private var wholeAlgorithm: String {
        guard let algorithm else { return "hmac-sha256" }
        return ["sha1", "sha256", "sha512"].contains(algorithm) ? "hmac-\(algorithm)" : algorithm
    }

    private func writeValue(to writer: inout JSONWriter) {
        if prefix != nil {
            object("value", [("form", "prefixed"), ("prefix", prefix)], to: &writer)
        } else if signatureKey != nil || timestampKey != nil || separator != nil {
            object(
                "value",
                [
                    ("form", "pairs"), ("separator", separator ?? ","), ("signature", signatureKey),
                    ("timestamp", timestampKey),
                ], to: &writer)
        } else if listVersion != nil {
            object("value", [("form", "list"), ("version", listVersion)], to: &writer)
        }
    }

    private func writeKey(to writer: inout JSONWriter) {
        guard keyPrefix != nil || keyPrivatePrefix != nil || keyEncodes != nil else {
            return members([("key", key)], to: &writer)
        }
        object(
            "key",
            [
                ("form", key ?? "text"), ("prefix", keyPrefix), ("private_prefix", keyPrivatePrefix),
                ("encodes", keyEncodes),
            ], to: &writer)
    }

    private func writeTimestamp(to writer: inout JSONWriter) {
        let told = [
            ("header", timestampHeader), ("body", timestampBody), ("form", timestampForm), ("unit", timestampUnit),
            ("direction", toleranceDirection),
        ]
        guard timestampKey != nil || tolerance != nil || told.contains(where: { $0.1 != nil }) else { return }
        writer.name("timestamp")
        writer.object { writer in
            members(told, to: &writer)
            writer.name("tolerance")
            if let tolerance { writer.string(tolerance) } else { writer.null() }
        }
    }

    private func writeBodyHash(to writer: inout JSONWriter) {
        guard bodyHashQuery != nil || bodyHashAlgorithm != nil || bodyHashEncoding != nil else { return }
        object(
            "body_hash",
            [
                ("query", bodyHashQuery), ("algorithm", bodyHashAlgorithm ?? "sha256"),
                ("encoding", bodyHashEncoding ?? "hex"),
            ], to: &writer)
    }

    private func flag(_ name: String, to writer: inout JSONWriter) {
        writer.name(name)
        writer.bool(true)
    }

    /// An object of the members that were told; nothing when none was.
    private func object(_ name: String, _ told: [(String, String?)], to writer: inout JSONWriter) {
        guard told.contains(where: { $0.1 != nil }) else { return }
        writer.name(name)
        writer.object { writer in members(told, to: &writer) }
    }

    private func members(_ told: [(String, String?)], to writer: inout JSONWriter) {
        for (name, value) in told {
            guard let value else { continue }
            writer.name(name)
            writer.string(value)
        }
    }
}
