internal import Hummingbird

/// What is known of a request on its way through guard and route.
struct InspectorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The form that the path's suffix asks for.
    var suffix: ResponseForm?
    /// The form that `Accept` asks for, when the path has no suffix.
    var accepted: ResponseForm?
    /// Whether `Accept` wants neither form, and the path has no suffix.
    var acceptsNone = false
    /// Why the address cannot be read; told after the guard's own checks.
    var addressProblem: Problem?
    /// The other end of the connection, such as `127.0.0.1:52344`; nil where it is not known.
    let remote: String?

    init(source: Source) {
        let address = source.channel.remoteAddress
        remote = address?.ipAddress.flatMap { host in
            address?.port.map { host.contains(":") ? "[\(host)]:\($0)" : "\(host):\($0)" }
        }
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// The form of the answer: suffix first, then `Accept`, else the given one.
    func form(else usual: ResponseForm = .json) -> ResponseForm {
        suffix ?? accepted ?? usual
    }

    /// What follows the route's own part of the path, decoded.
    var rest: String {
        parameters.getCatchAll().map { PercentCoding.decode($0) ?? "" }.joined(separator: "/")
    }

    /// A parameter of the route's path, decoded.
    func parameter(_ name: String) -> String {
        // The canonical path has only well-formed escapes.
        parameters.get(name).flatMap { PercentCoding.decode($0) } ?? ""
    }
}
