package import HookModel
internal import NIOCore

extension OutgoingRequest {
    /// Makes a request of our own: `Host` first, the lines as given, `Content-Length` last.
    ///
    /// Nil under the conditions of `init(method:target:lines:body:)`.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - target: path and query.
    ///   - headers: the lines, without `Host` and `Content-Length`.
    ///   - body: the body's bytes.
    ///   - url: the target, for `Host`.
    package init?(method: String, target: String, headers: [HeaderLine], body: [UInt8], to url: TargetURL) {
        let host = HeaderLine(name: "Host", value: url.hostHeader)
        let length = HeaderLine(name: "Content-Length", value: "\(body.count)")
        self.init(
            method: ByteBuffer(string: method), target: ByteBuffer(string: target),
            lines: ([host] + headers + [length]).map { ByteBuffer(string: "\($0.name): \($0.value)") },
            body: ByteBuffer(bytes: body))
    }
}
