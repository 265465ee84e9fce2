/// Where a secret comes from, as it is written wherever a secret is given.
enum SecretSource: Equatable {
    /// `env:NAME`: a variable.
    case variable(String)
    /// `file:PATH`: a file, without its final newline.
    case file(String)
    /// `text:SECRET`, or any other text: the secret itself.
    case text(String)

    /// Why a secret could not be read; never holds a part of it.
    struct Unreadable: Error {
        let reason: String
    }

    init(_ text: String) {
        if let name = SecretSource.rest(of: text, behind: "env:") {
            self = .variable(name)
        } else if let path = SecretSource.rest(of: text, behind: "file:") {
            self = .file(path)
        } else {
            self = .text(SecretSource.rest(of: text, behind: "text:") ?? text)
        }
    }

    /// Whether a text says where its secret is, and so is not the secret itself.
    static func isMarked(_ text: String) -> Bool { ["env:", "file:", "text:"].contains(where: text.hasPrefix) }

    /// The name under which the secret is shown; nil for one that was given as text.
    var name: String? {
        switch self {
        case .variable(let name): name
        case .file(let path): path
        case .text: nil
        }
    }

    /// The secret's bytes.
    ///
    /// - Throws: `Unreadable` for a variable that is not set, and a file that cannot be read. An empty secret is given as
    ///   it is.
    func bytes(_ environment: [String: String]) throws(Unreadable) -> [UInt8] {
        switch self {
        case .variable(let name):
            guard let text = environment[name] else {
                throw Unreadable(reason: "the variable \(SafeLine.escape(name)) is not set")
            }
            return Array(text.utf8)
        case .file(let path):
            do throws(BodyFile.Unreadable) {
                return SecretSource.withoutFinalNewline(try BodyFile.read(path))
            } catch {
                throw Unreadable(reason: "\(SafeLine.escape(error.name)) cannot be read: \(error.reason)")
            }
        case .text(let text): return Array(text.utf8)
        }
    }

    private static func rest(of text: String, behind prefix: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }

    /// Editors and `echo` end a file with a newline that is no part of the secret.
    private static func withoutFinalNewline(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.last == UInt8(ascii: "\n") else { return bytes }
        let body = bytes.dropLast()
        return Array(body.last == UInt8(ascii: "\r") ? body.dropLast() : body)
    }
}
