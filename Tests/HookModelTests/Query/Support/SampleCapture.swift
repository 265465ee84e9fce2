import HookModel
import JSONText

/// A capture made of values, as the subject of queries.
struct SampleCapture: QueryCapture, Sendable {
    typealias Failure = Never

    var id: Int64?
    var receivedAt = Timestamp(milliseconds: 1_795_170_000_000)
    var provider: String?
    var eventTypes: [String]
    var signature: (verdict: SignatureVerdict, reason: SignatureReason?)
    var causes: [DiagnosisCause]
    var payload: PayloadVerdict
    var status: Int?
    var targets: [(name: String, state: DeliveryState)]
    var method: String
    var path: String
    var headers: [(String, String)]
    var address: IPAddress?
    var isDuplicate: Bool
    var body: String
    var document: String?

    init(
        id: Int64, provider: String? = nil, events: [String] = [],
        signature: (SignatureVerdict, SignatureReason?) = (.unknown, nil), causes: [DiagnosisCause] = [],
        payload: PayloadVerdict = .notChecked, status: Int? = 200, targets: [(String, DeliveryState)] = [],
        method: String = "POST", path: String = "/", headers: [(String, String)] = [], address: String? = nil,
        isDuplicate: Bool = false, body: String = "", document: String? = nil
    ) {
        self.id = id
        self.provider = provider
        eventTypes = events
        self.signature = (signature.0, signature.1)
        self.causes = causes
        self.payload = payload
        self.status = status
        self.targets = targets.map { ($0.0, $0.1) }
        self.method = method
        self.path = path
        self.headers = headers
        self.address = address.flatMap { IPAddress($0) }
        self.isDuplicate = isDuplicate
        self.body = body
        self.document = document
    }

    var bodySize: Int { body.utf8.count }

    func withPath(_ body: (UnsafeRawBufferPointer) -> Bool) -> Bool { Array(path.utf8).withUnsafeBytes(body) }

    func hasHeader(_ name: HeaderName, where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        headers.contains { HeaderName($0.0) == name && Array($0.1.utf8).withUnsafeBytes(fits) }
    }

    func hasDocument(where fits: (JSONText) -> Bool) -> Bool {
        (try? JSONDocument(document ?? body)).map { $0.withText(fits) } ?? false
    }

    func contains(_ text: TextSearch) -> Bool {
        let lines = headers.map { "\($0.0): \($0.1)" }
        return ([method, path, body] + lines).contains { Array($0.utf8).withUnsafeBytes(text.isIn) }
    }
}

/// A subject that notes what it is asked, and says no.
final class AskedTerms: QuerySubject {
    private(set) var costs: [QueryCost] = []

    func holds(_ term: QueryTerm) -> Bool? {
        costs.append(term.cost)
        return false
    }
}
