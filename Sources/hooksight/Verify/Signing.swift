import FoundationEssentials
import HookModel
import HookProviders

/// A body that was signed, with what belongs to it.
struct Signing: Sendable {
    let document: ProviderDocument
    /// Whether the scheme was told by flags, and no provider.
    let isFromFlags: Bool
    /// The scheme that it was signed by.
    let scheme: SignatureScheme
    let time: Timestamp
    let method: String
    /// The URL that was signed; nil unless given.
    let url: CalledURL?
    /// Where a curl line sends to; nil unless given.
    let to: CalledURL?
    let contentType: String
    /// The header lines that were given.
    let headers: [HeaderArgument]
    /// The header lines that sign it; none where the body does.
    let signature: [HeaderLine]
    /// A parameter for the URL's query, where the body's digest stands there.
    let query: String?
    /// The body as it was signed.
    let body: [UInt8]
    /// Whether it is another than was given.
    let isBodyChanged: Bool

    /// Path and query of the request.
    var target: String {
        guard let url = to ?? url else {
            let path = document.path
            return query.map { "\(path)?\($0)" } ?? path
        }
        return query.map { url.target + (url.target.contains("?") ? "&" : "?") + $0 } ?? url.target
    }

    /// All header lines but those that say where the request goes and how long it is; the signature's take the places of
    /// given ones.
    var lines: [(name: String, value: String)] {
        let own = Set(signature.map { HeaderName($0.name) })
        let given = headers.filter { !own.contains(HeaderName($0.name)) }
        let type = given.contains { HeaderName($0.name) == "Content-Type" } ? [] : [("Content-Type", contentType)]
        return type + given.map { ($0.name, $0.value) } + signature.map { ($0.name, $0.value) }
    }

    /// The whole request.
    var rawText: [UInt8] {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: \((to ?? url)?.authority ?? "localhost")\r\n"
        let framing: Set<HeaderName> = ["Host", "Content-Length", "Transfer-Encoding"]
        for line in lines where !framing.contains(HeaderName(line.name)) { text += "\(line.name): \(line.value)\r\n" }
        return Array("\(text)Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }

    /// What of the signature stands in the body, for people.
    var insides: String {
        let places = [scheme.id, scheme.timestamp?.place, scheme.place].compactMap(\.self).filter { place in
            if case .header = place { false } else { true }
        }
        return places.map(\.description).joined(separator: ", ")
    }

    /// Writes the signed body to a file, where one is named.
    ///
    /// - Throws: `CommandFailure` when it cannot be written.
    func writeBody(_ path: String?) throws {
        guard let path else { return }
        do { try Data(body).write(to: URL(filePath: path)) } catch {
            throw CommandFailure(description: "the file \(path) cannot be written; name another with --body-out FILE")
        }
    }
}
