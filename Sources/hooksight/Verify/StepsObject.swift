import HookFormat
import HookModel
import HookProviders
import HookStore
import JSONText

/// The steps of one scheme in `verify --json`.
enum StepsObject {
    static func write(_ step: VerificationSteps.Scheme, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("scheme")
            writer.string(step.scheme.name)
            writer.name("in")
            writer.string(step.scheme.placeText)
            writer.name("found")
            found(step.found, to: &writer)
            writer.name("keys")
            writer.array { writer in
                for key in step.keys { self.key(key, to: &writer) }
            }
            writer.name("timestamp")
            if let time = step.time, let rule = step.scheme.timestamp {
                self.time(time, rule, to: &writer)
            } else {
                writer.null()
            }
            writer.name("signed")
            signed(step, to: &writer)
        }
    }

    private static func found(_ found: VerificationSteps.Found, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("presence")
            writer.string(found.presence.rawValue)
            writer.name("count")
            writer.integer(found.count)
            writer.name("bytes")
            integer(found.byteCount, to: &writer)
        }
    }

    private static func key(_ key: VerificationSteps.Key, to writer: inout JSONWriter) {
        writer.object { writer in
            FindingsObject.writeMembers(of: key.secret, to: &writer)
            writer.name("kind")
            writer.string(word(key.kind))
            writer.name("form")
            writer.string(key.form.rawValue)
            writer.name("prefix")
            writer.optional(key.prefix)
            writer.name("bytes")
            integer(key.byteCount, to: &writer)
        }
    }

    private static func word(_ kind: VerificationSteps.Key.Kind) -> String {
        switch kind {
        case .shared: "shared"
        case .publicKey: "public_key"
        case .privateKey: "private_key"
        }
    }

    private static func time(
        _ time: VerificationSteps.Time, _ rule: SignatureScheme.TimestampRule, to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.name("in")
            writer.string(time.place)
            writer.name("text")
            writer.optional(time.text)
            writer.name("time")
            writer.optional(time.moment?.description)
            writer.name("age_ms")
            integer(time.age?.wholeMilliseconds, to: &writer)
            writer.name("tolerance")
            writer.optional(rule.tolerance?.text)
            writer.name("direction")
            writer.string(rule.direction.rawValue)
            writer.name("outcome")
            writer.string(time.outcome.rawValue)
        }
    }

    private static func signed(_ step: VerificationSteps.Scheme, to writer: inout JSONWriter) {
        if case .nothing = step.content { return writer.null() }
        writer.object { writer in
            writer.name("template")
            writer.string(step.scheme.content.text)
            if case .lacking(let lack) = step.content {
                writer.name("lacking")
                writer.string(lack.rawValue)
            }
            guard case .parts(let parts) = step.content else { return }
            writer.name("bytes")
            writer.integer(parts.byteCount)
            writer.name("sha256")
            writer.string(parts.sha256)
            writer.name("parts")
            writer.array { writer in
                for part in parts.all { self.part(part, to: &writer) }
            }
        }
    }

    private static func part(_ part: VerificationSteps.Parts.Part, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("part")
            writer.string(StepsText.name(part.part))
            writer.name("bytes")
            writer.integer(part.byteCount)
            if let text = part.text {
                writer.name("text")
                writer.string(text)
            }
            if let digest = part.sha256 {
                writer.name("sha256")
                writer.string(digest)
            }
        }
    }

    private static func integer(_ value: (some FixedWidthInteger)?, to writer: inout JSONWriter) {
        if let value { writer.integer(value) } else { writer.null() }
    }
}
