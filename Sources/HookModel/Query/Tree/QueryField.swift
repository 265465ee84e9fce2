/// The fields of queries, by name.
package enum QueryField: String, Sendable, Hashable, CaseIterable {
    case provider, event, signature, cause, payload, status, delivery, target, method, path, header, size, id
    case since, until, at, duplicate, from, text

    /// Reads a name, case aside; `received` is another name of `at`.
    ///
    /// A header's name stands behind the field's and a point, which the caller takes off first.
    package init?(name: String) {
        let name = name.lowercased()
        self.init(rawValue: name == "received" ? "at" : name)
    }

    /// What the field is, in a few words.
    package var summary: String {
        switch self {
        case .provider: "the provider's id, or none"
        case .event: "the event's type, with * and ?"
        case .signature: "the verdict on the signature, or why it failed"
        case .cause: "what the diagnosis of the signature found"
        case .payload: "the verdict on the payload"
        case .status: "the status that the sender got: 5xx, 404, >=400"
        case .delivery: "how a delivery stands"
        case .target: "the name of a target that it is forwarded to"
        case .method: "the method"
        case .path: "the path, with * and ?"
        case .header: "a header line: header.NAME:value"
        case .size: "the body's size: size>10KiB"
        case .id: "the capture's number: id>42"
        case .since: "received at or after: 10m, 1d or a moment"
        case .until: "received before: 10m, 1d or a moment"
        case .at: "received at: at>2026-11-20T10:00Z"
        case .duplicate: "whether it repeats an older capture: yes or no"
        case .from: "the sender's address, or a range of addresses"
        case .text: "text in target, header lines or body"
        }
    }

    /// Whether values are compared with `<`, `<=`, `>` and `>=`.
    package var isOrdered: Bool {
        switch self {
        case .status, .size, .id, .at, .header: true
        default: false
        }
    }

    /// The words that the field takes, where it takes only some.
    package var words: [String]? {
        switch self {
        case .signature: QuerySignature.allCases.map(\.word)
        case .cause: DiagnosisCause.allCases.map(\.rawValue)
        case .payload: PayloadVerdict.allCases.map(\.rawValue)
        case .delivery: DeliveryState.allCases.map(\.rawValue)
        case .duplicate: ["yes", "no"]
        default: nil
        }
    }
}
