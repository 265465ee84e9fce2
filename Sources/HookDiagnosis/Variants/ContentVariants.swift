internal import HookModel
internal import HookProviders

/// Makes the contents that may have been signed of the one that the scheme names.
struct ContentVariants {
    private typealias Placeholder = SignatureScheme.Placeholder

    private let base: SignedTemplate
    private let unit: SignatureScheme.TimestampRule.Unit?
    private(set) var all: [ContentVariant] = []
    /// What is tried when nothing else was it.
    private(set) var rare: [ContentVariant] = []

    /// What may stand between the parts.
    private static let separators = [".", ":", "", "|", ","]

    /// - Parameters:
    ///   - base: What the scheme signs.
    ///   - unit: The unit of the scheme's timestamp.
    ///   - times: Timestamps in the request that the scheme does not sign.
    ///   - ids: Ids in the request that the scheme does not sign.
    init(_ base: SignedTemplate, unit: SignatureScheme.TimestampRule.Unit?, times: [[UInt8]], ids: [[UInt8]]) {
        self.base = base
        self.unit = unit
        if base.contains(.timestamp) {
            withTime()
        } else if base.parts == [.placeholder(.body)] {
            for time in times.prefix(2) { addTime(time, ids) }
        }
        if base.contains(.params) {
            for params in SignedParams.allCases where params != .once {
                add(params == .asSent ? .contentOrder : .paramsRepeated, "covers \(params.words)") {
                    $0.params = params
                }
            }
        }
        if base.contains(.timestamp) {
            let spellings = TimeSpellings(base.time)
            rare = (spellings.spelled + spellings.shifted).filter { $0.text != base.time }.map { spelling in
                ContentVariant(
                    cause: spelling.cause, template: base.with { $0.time = spelling.text },
                    words: "The signature covers the timestamp \(spelling.words).")
            }
        }
        if base.contains(.url) {
            add(.urlNotSigned, "does not cover the URL") { $0.parts.removeAll { $0 == .placeholder(.url) } }
        }
    }

    private mutating func add(_ cause: DiagnosisCause, _ words: String, _ change: (inout SignedTemplate) -> Void) {
        all.append(ContentVariant(cause: cause, template: base.with(change), words: "The signature \(words)."))
    }

    /// The scheme signs a timestamp.
    private mutating func withTime() {
        if base.contains(.body) {
            add(.timestampNotSigned, "covers the body alone, without the timestamp") {
                $0.parts = [.placeholder(.body)]
            }
        }
        if let place = base.parts.firstIndex(of: .placeholder(.id)) {
            add(.idNotSigned, "does not cover the id") { template in
                template.parts.remove(at: place)
                if place < template.parts.count, case .literal = template.parts[place] {
                    template.parts.remove(at: place)
                }
            }
        }
        for (text, words) in otherUnits() {
            add(.timestampUnit, "covers the timestamp in \(words)") { $0.time = text }
        }
        add(.contentOrder, "covers \(base.with { $0.parts.reverse() }.text)") { $0.parts.reverse() }
        let plain = base.parts.compactMap { if case .placeholder(let part) = $0 { part } else { nil } }
        if plain.count > 2 { addParts(.contentOrder, [plain[1], plain[0]] + plain[2...], ".") }
        for separator in ContentVariants.separators { addParts(.contentSeparator, plain, separator) }
        if plain == [.timestamp, .body] { addParts(.contentSeparator, plain, ":", start: "v0:") }
    }

    /// The scheme signs the body alone, and there is a timestamp.
    private mutating func addTime(_ time: [UInt8], _ ids: [[UInt8]]) {
        let orders: [([Placeholder], String, String)] = [
            ([.timestamp, .body], ".", ""), ([.timestamp, .body], "", ""), ([.timestamp, .body], ":", ""),
            ([.timestamp, .body], ":", "v0:"), ([.body, .timestamp], "", ""), ([.body, .timestamp], ".", ""),
        ]
        for (parts, separator, start) in orders {
            addParts(.timestampSigned, parts, separator, start: start, time: time)
        }
        for id in ids.prefix(1) { addParts(.timestampSigned, [.id, .timestamp, .body], ".", time: time, id: id) }
    }

    private mutating func addParts(
        _ cause: DiagnosisCause, _ plain: [Placeholder], _ separator: String, start: String = "", time: [UInt8]? = nil,
        id: [UInt8]? = nil
    ) {
        var parts: [SignedTemplate.Part] = start.isEmpty ? [] : [.literal(Array(start.utf8))]
        for (index, part) in plain.enumerated() {
            if index > 0, !separator.isEmpty { parts.append(.literal(Array(separator.utf8))) }
            parts.append(.placeholder(part))
        }
        let template = base.with { template in
            template.parts = parts
            template.time = time ?? template.time
            template.id = id ?? template.id
        }
        all.append(ContentVariant(cause: cause, template: template, words: "The signature covers \(template.text)."))
    }

    /// The timestamp in the units that it is not in.
    private func otherUnits() -> [([UInt8], String)] {
        let text = String(decoding: base.time, as: UTF8.self)
        if let number = Int64(text), number > 0 {
            guard number > 100_000_000_000 else {
                let moment = Timestamp(milliseconds: number &* 1000)
                return number > 9_999_999_999
                    ? [] : [(Array((text + "000").utf8), "milliseconds"), (Array(moment.description.utf8), "ISO 8601")]
            }
            return [(Array("\(number / 1000)".utf8), "seconds")]
        }
        guard unit == .iso8601, let moment = Timestamp(text) else { return [] }
        return [
            (Array("\(moment.seconds)".utf8), "seconds"), (Array("\(moment.milliseconds)".utf8), "milliseconds"),
        ]
    }
}
