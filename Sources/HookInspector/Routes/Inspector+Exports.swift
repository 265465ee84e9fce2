import HookFormat
internal import HookModel
internal import HookStore
internal import Hummingbird
internal import NIOCore

extension Inspector {
    /// The longest body that stands in an export; longer ones are left out with their address.
    private static let exportLimit = 32 << 20

    /// `GET /captures/{id}/curl`: a command that sends the request again, to the receiver.
    func captureCurl(_ request: InspectorRequest) async throws -> Response {
        let capture = try await exported(request)
        let shown = try Credentials(areShown: credentials.areShown || request.query.flag("show_credentials"))
        let origin = receiver.address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        let command = CurlCommand(
            capture.request, origin: origin ?? "http://127.0.0.1:4100",
            source: .url("http://\(request.authority)/captures/\(capture.id)/body"), credentials: shown)
        return .text(command.text + "\n")
    }

    /// `GET /captures/{id}/har`: HAR 1.2 of one entry.
    func captureHAR(_ request: InspectorRequest) async throws -> Response {
        let capture = try await exported(request)
        let shown = try Credentials(areShown: credentials.areShown || request.query.flag("show_credentials"))
        let origin = receiver.address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        let file = HARFile(
            version: OpenAPIDocument.version, origin: origin ?? "http://127.0.0.1:4100",
            credentials: shown)
        return .json(bytes: file.bytes([capture]))
    }

    /// `GET /captures/{id}/diff/{other}`: what differs between two captures.
    func captureDiff(_ request: InspectorRequest) async throws -> Response {
        let id = try await captureID(request)
        guard let right = try await store.capture(id, bodyLimit: Inspector.exportLimit) else {
            throw Problem.noCapture(id)
        }
        let other = try await otherID(request.parameter("other"), of: right)
        guard let left = try await store.capture(other, bodyLimit: Inspector.exportLimit) else {
            throw Problem.noCapture(other)
        }
        let form = request.form()
        return await Task.detached { [credentials] in
            let diff = CaptureDiff(left, right)
            return switch form {
            case .text: Response.text(DiffText(diff, credentials: credentials).text)
            case .json: Response.json { DiffObject.write(diff, credentials: credentials, to: &$0) }
            }
        }.value
    }

    private func exported(_ request: InspectorRequest) async throws -> Capture {
        let id = try await captureID(request)
        guard let capture = try await store.capture(id, bodyLimit: Inspector.exportLimit) else {
            throw Problem.noCapture(id)
        }
        return capture
    }

    /// The capture that another one is compared with.
    private func otherID(_ text: String, of capture: Capture) async throws -> Int64 {
        guard text == "previous" else { return try await captureID(named: text) }
        guard let id = try await store.lastThatPassed(before: capture) else { throw Problem.noPrevious(capture.id) }
        return id
    }
}
