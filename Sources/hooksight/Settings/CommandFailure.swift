import ArgumentParser

/// What a command could not do, told on standard error; the exit code is 2.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    /// Runs a command's work and turns every error into its message and exit code.
    static func reporting(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as SettingError {
            throw ValidationError(error.description)
        } catch let exit as ExitCode {
            throw exit
        } catch {
            Terminal.standardError.line("error: \(SafeLine.escape("\(error)"))")
            throw ExitCode(2)
        }
    }
}
