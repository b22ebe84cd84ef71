package io.dyadwatch.alert.page;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The precondition of a change (RFC 9110, section 13.1.1): the change takes place only if what is changed has one of the
 * versions named. Weak tags name none.
 */
public final class IfMatch {
    private final @Nullable String header;

    /** @param header as it came, or none: then there is no condition */
    public IfMatch(@Nullable String header) {
        this.header = header;
    }

    /** @throws ClientErrorException 412 if it names others */
    public void require(int version) {
        if (header == null || header.strip().equals("*")) {
            return;
        }
        String tag = "\"" + version + "\"";
        if (Arrays.stream(header.split(",", -1)).map(String::strip).noneMatch(tag::equals)) {
            throw new ClientErrorException(
                    "If-Match names another version than the present one, which is " + version + ".",
                    Response.Status.PRECONDITION_FAILED);
        }
    }
}
