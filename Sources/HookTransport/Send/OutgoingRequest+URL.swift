internal import NIOCore

extension OutgoingRequest {
    /// The URL that is called when the request is sent to a target: `http://localhost:3000/hook?a=1`.
    ///
    /// Behind a Unix socket it is the socket and the path, `unix:/run/app.sock:/hook`. Bytes that are not UTF-8 are
    /// replaced, and `*` and other targets without a path are left out.
    package func url(at target: TargetURL) -> String {
        var path = ByteBuffer()
        writeTarget(behind: target.basePath, into: &path)
        let text = String(decoding: path.readableBytesView, as: UTF8.self)
        switch target.place {
        case .tcp: return text.hasPrefix("/") ? target.origin + text : target.origin
        case .unix: return text.hasPrefix("/") ? "\(target):\(text)" : "\(target)"
        }
    }
}
