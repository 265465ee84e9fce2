/// The classes of signs that tell a provider, but for the shared header, which counts only when nothing else does.
enum ClueClass {
    case pin, header, handshake, contentType, userAgent, path, envelope

    /// The order in which they count; what only one sender's handshake has stands behind the headers that only one
    /// sender sends.
    static let strongestFirst: [ClueClass] = [
        .pin, .header, .handshake, .contentType, .userAgent, .path, .envelope,
    ]
}
