import HookModel
import HookTransport
import JSONText

/// Asks the inspector of a running `hooksight listen`.
struct InspectorClient: Sendable {
    /// Where it listens, as the lock file says.
    let address: String
    private let client: TargetClient
    private let token: String?

    private static let deadline = Duration.seconds(60)
    /// Longer answers, in bytes, are read from the store instead.
    private static let answerLimit = 33_554_432

    init(address: String, token: String?) throws {
        self.address = address
        self.token = token
        // The address is the user's own listener's, so it may be any of this machine's.
        client = TargetClient(
            try TargetURL("http://\(address)"), group: SharedEventLoops.group, allowsRemote: true,
            keptBody: InspectorClient.answerLimit, isForbidden: { _, _ in false })
    }

    /// Asks for a resource in JSON; one that waits has so long beside the usual time.
    ///
    /// - Throws: `CommandFailure` when there is no answer, or the answer is a problem.
    func get(_ path: String, waiting time: Duration = .zero) async throws -> JSONValue {
        try await ask("GET", path, body: nil, waiting: time)
    }

    /// Asks for a change.
    ///
    /// - Throws: `CommandFailure` when there is no answer, or the answer is a problem.
    func post(_ path: String, _ body: [UInt8] = Array("{}".utf8)) async throws -> JSONValue {
        try await ask("POST", path, body: body)
    }

    /// Asks that something be no more.
    ///
    /// - Throws: `CommandFailure` when there is no answer, or the answer is a problem.
    func delete(_ path: String) async throws -> JSONValue { try await ask("DELETE", path, body: nil) }

    /// Asks for a resource in text.
    ///
    /// - Throws: `CommandFailure` when there is no answer, or the answer is a problem.
    func text(_ path: String) async throws -> String {
        let answer = try await send("GET", path, accept: "text/plain", body: nil)
        let text = String(decoding: answer.keptBody, as: UTF8.self)
        guard (200..<300).contains(answer.status) else { throw CommandFailure(description: text) }
        return text
    }

    /// A name as one segment of a path, or a value of a query.
    static func escaped(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return text.utf8.map { byte in
            plain.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    private func ask(
        _ method: String, _ path: String, body: [UInt8]?, waiting time: Duration = .zero
    ) async throws -> JSONValue {
        let answer = try await send(
            method, path, accept: "application/json", body: body, deadline: InspectorClient.deadline + time)
        guard let root = try? JSONDocument(answer.keptBody).root else {
            throw CommandFailure(description: "the inspector at \(address) answered \(answer.status), and no JSON")
        }
        guard (200..<300).contains(answer.status) else {
            throw CommandFailure(description: root["detail"]?.string ?? "the inspector answered \(answer.status)")
        }
        return root
    }

    private func send(
        _ method: String, _ path: String, accept: String, body: [UInt8]?, deadline: Duration = InspectorClient.deadline
    ) async throws -> TargetResponse {
        var headers = [
            HeaderLine(name: "Accept", value: accept), HeaderLine(name: "X-Hooksight", value: "1"),
        ]
        if body != nil { headers.append(HeaderLine(name: "Content-Type", value: "application/json")) }
        if let token { headers.append(HeaderLine(name: "Authorization", value: "Bearer \(token)")) }
        guard
            let request = OutgoingRequest(
                method: method, target: path, headers: headers, body: body ?? [], to: client.url)
        else { throw CommandFailure(description: "the inspector cannot be asked for \(SafeLine.escape(path))") }
        let answer: TargetResponse
        do {
            answer = try await client.send(request, deadline: deadline)
        } catch {
            throw CommandFailure(
                description: "the inspector at \(address) does not answer: \(error); is `hooksight listen` running?")
        }
        if let problem = answer.bodyEnd.problem(within: deadline) {
            throw CommandFailure(description: "the inspector at \(address) answered \(answer.status); \(problem)")
        }
        return answer
    }
}
