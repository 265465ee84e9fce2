import ArgumentParser

extension Setting {
    /// What the value of the setting's flag is completed with; nil where anything may stand.
    var completion: CompletionKind? {
        switch definition.form {
        case .word(let words): .list(words)
        case .text("file"), .text("path"): .file()
        case .text("folder"): .directory
        default: nil
        }
    }
}
