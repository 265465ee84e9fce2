import ArgumentParser
import FoundationEssentials

/// Paths of payload files and of folders, as far as they are typed.
enum PayloadPaths {
    /// The entries of the folder that is typed; hidden ones where a point is.
    static func candidates(for command: TypedCommand) -> [CompletionCandidate] {
        let typed = command.typed
        let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
        let start = typed.dropFirst(folder.count)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return names.sorted().compactMap { name in
            guard name.hasPrefix(start), start.hasPrefix(".") || !name.hasPrefix(".") else { return nil }
            let path = folder + name
            // bash puts the slash behind folders itself.
            if FolderWalk.isFolder(path) { return CompletionCandidate(command.shell == .bash ? path : path + "/") }
            return FolderWalk.isPayloadFile(path) ? CompletionCandidate(path) : nil
        }
    }
}
