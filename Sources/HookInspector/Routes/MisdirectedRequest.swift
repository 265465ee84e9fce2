internal import Hummingbird

/// A webhook that was sent to the inspector's port instead of the receiver's.
package struct MisdirectedRequest: Sendable, Hashable {
    /// The method; `POST`, `PUT` or `PATCH`.
    package let method: String
    /// The path as it was asked for, percent-encoding as it came.
    package let path: String
    /// The other end of the connection, such as `127.0.0.1:52344`; nil where it is not known.
    package let remote: String?
    /// The status of the answer.
    package let status: Int

    /// Takes a request that was answered with a problem for a webhook; nil where it was meant for the inspector.
    ///
    /// That is so where it has the inspector's own mark, or names a route that changes something.
    init?(_ request: Request, _ context: InspectorContext, _ problem: Problem) {
        let method = request.method.rawValue
        let path = request.head.path.map { String($0.prefix { $0 != "?" }) } ?? "/"
        guard ["POST", "PUT", "PATCH"].contains(method), ![400, 401, 413].contains(problem.status),
            request.field("X-Hooksight") == nil,
            !InspectorRoute.all.contains(where: { $0.method == method && MisdirectedRequest.fits(path, $0.path) })
        else { return nil }
        self.method = method
        self.path = path
        remote = context.remote
        status = problem.status
    }

    private static func fits(_ path: String, _ pattern: String) -> Bool {
        let parts = path.split(separator: "/")
        let names = pattern.split(separator: "/")
        return parts.count == names.count && zip(parts, names).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
    }
}
