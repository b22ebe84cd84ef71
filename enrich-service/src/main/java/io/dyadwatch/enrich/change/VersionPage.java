package io.dyadwatch.enrich.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the versions that were in force.
 *
 * @param items newest first
 * @param next what to give as {@code before} for the next page; absent on the last
 */
record VersionPage(
        List<VersionLog.Version> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long next) {

    /** @param before number of the change that the page's are older than */
    static VersionPage of(List<VersionLog.Version> versions, long before, int limit) {
        List<VersionLog.Version> found = versions.stream()
                .filter(version -> version.change() < before)
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? new VersionPage(found, null)
                : new VersionPage(found.subList(0, limit), found.get(limit - 1).change());
    }
}
