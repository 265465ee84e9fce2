/// The classes of signs that tell a provider, but for the shared header, which counts only when nothing else does.
enum SignClass {
    case pin, header, userAgent, path, envelope

    /// The order of the design's section 4.
    static let strongestFirst: [SignClass] = [.pin, .header, .userAgent, .path, .envelope]
}
