import FoundationEssentials
import JSONText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a program could not be started, and what to type instead.
struct ChildStartError: Error, CustomStringConvertible {
    let description: String

    /// A program's name, and what the system said (`errno`).
    init(_ name: String, _ failure: Int32) {
        let shown = "\"\(SafeLine.escape(name, limit: 200))\""
        switch failure {
        case ENOENT where name.contains("/"): description = "no program \(shown)"
        case ENOENT:
            let near = NameDistance.nearest(to: name, among: ChildStartError.programs(like: name))
            description =
                "no program \(shown); "
                + (near.map { "did you mean \(SafeLine.escape($0))?" } ?? "is it installed, and its folder in PATH?")
        case EACCES: description = "\(shown) cannot be run; is it a program? (chmod +x)"
        case ENOEXEC: description = "\(shown) is no program that this machine runs; a script begins with #!"
        default: description = "\(shown) cannot be started: \(String(cString: strerror(failure)))"
        }
    }

    /// The programs in `PATH` that begin or end as a name does: the nearest is looked for among few.
    private static func programs(like name: String) -> [String] {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        var found: Set<String> = []
        for folder in folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: String(folder))) ?? []
            found.formUnion(
                names.filter { other in
                    abs(other.count - name.count) <= 1 && (other.first == name.first || other.last == name.last)
                })
        }
        // Of those at the same distance the one with the same letters was meant: npm for nmp, and not cmp.
        let letters = name.sorted()
        return found.sorted { ($0.sorted() == letters ? 0 : 1, $0) < ($1.sorted() == letters ? 0 : 1, $1) }
    }
}
