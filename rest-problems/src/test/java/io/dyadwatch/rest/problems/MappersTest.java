package io.dyadwatch.rest.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class MappersTest {

    @Test
    void anHttpErrorKeepsItsStatusAndHeadersAndTellsNoInternals() {
        // when
        Response response =
                new HttpErrorMapper().toResponse(new ServiceUnavailableException("the pool of db-7 is empty", 7L));

        // then
        assertThat(response.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo("7");
        Problem problem = problem(response, 503);
        assertThat(problem.type()).isEqualTo(ProblemKind.UNAVAILABLE.type());
        assertThat(problem.detail()).doesNotContain("db-7");
    }

    @Test
    void anHttpErrorOfNoKindHasNoType() {
        // when
        Response response = new HttpErrorMapper().toResponse(new ClientErrorException("It is gone for good", 410));

        // then
        Problem problem = problem(response, 410);
        assertThat(problem.type()).isEqualTo("about:blank");
        assertThat(problem.detail()).isEqualTo("It is gone for good");
    }

    @Test
    void aRedirectIsLeftAsItIs() {
        // given
        RedirectionException redirect = new RedirectionException(303, URI.create("/v1/actors"));

        // then
        assertThat(new HttpErrorMapper().toResponse(redirect)).isSameAs(redirect.getResponse());
    }

    @Test
    void aValueThatARecordRefusesIs422AndNamesTheField() {
        // when
        Response response = new InvalidRecordMapper().toResponse(new InvalidRecord("text", "is required"));

        // then
        Problem problem = problem(response, 422);
        assertThat(problem.type()).isEqualTo(ProblemKind.INVALID.type());
        assertThat(problem.detail()).isEqualTo("text is required");
        assertThat(problem.errors()).containsExactly(new Problem.FieldError("text", "is required"));
    }

    @Test
    void whatCouldNotBeReadIs400() {
        // given
        InvalidRecord unreadable = Assertions.catchThrowableOfType(
                InvalidRecord.class, () -> Json.read("{\"text\":5}".getBytes(StandardCharsets.UTF_8), Article.class));

        // then
        Problem problem = problem(new InvalidRecordMapper().toResponse(unreadable), 400);
        assertThat(problem.type()).isEqualTo(ProblemKind.MALFORMED.type());
    }

    @Test
    void whatNobodyForesawTellsNothing() {
        // when
        Response response = new UnexpectedErrorMapper().toResponse(new IllegalStateException("secret"));

        // then
        assertThat(Json.write(problem(response, 500))).asString().doesNotContain("secret");
    }

    private static Problem problem(Response response, int status) {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getMediaType()).hasToString(Problem.CONTENT_TYPE);
        Problem problem = Json.read((byte[]) response.getEntity(), Problem.class);
        assertThat(problem.status()).isEqualTo(status);
        return problem;
    }
}
