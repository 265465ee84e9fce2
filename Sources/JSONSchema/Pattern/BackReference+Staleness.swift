extension BackReference {
    /// Whether the reference could see what the group matched in an earlier repetition of a loop around it.
    ///
    /// ECMA-262 forgets what the groups in a loop matched at the start of each repetition, and lets no repetition match
    /// nothing (22.2.2.3.1); PCRE2 remembers and lets it. Where neither can be noticed the two agree.
    func mayBeStale(to target: Int, in groups: [PatternGroup]) -> Bool {
        var around: [Int: Int] = [group: alternative]
        var outer = group
        while outer != 0 {
            around[groups[outer].parent] = groups[outer].alternative
            outer = groups[outer].parent
        }
        // From the group that captured out to the first that holds the reference as well.
        var isSure = true
        var inner = target
        while around[inner] == nil {
            let current = groups[inner]
            if current.count.isLoop, !isSure || current.shortest == 0 && !current.count.isFixed { return true }
            if current.isOptional { isSure = false }
            if around[current.parent] == nil, groups[current.parent].alternatives > 1 { isSure = false }
            if let own = around[current.parent], own != current.alternative { isSure = false }
            inner = current.parent
        }
        if isSure, inner != target, groups[target].end <= offset { return false }
        // The group may not have matched in this repetition of what is around both.
        var common = inner
        while common != 0 {
            if groups[common].count.isLoop { return true }
            common = groups[common].parent
        }
        return false
    }
}
