package io.dyadwatch.system;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The methods of the services' compiled classes that answer requests. */
final class ResourceMethods {
    private static final Path ROOT = Path.of(System.getProperty("dyadwatch.root", ".."));
    private static final String REST = "jakarta.ws.rs.";
    private static final Set<String> HTTP_METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private ResourceMethods() {}

    /** Every one, public or not. */
    static List<JavaMethod> all() {
        JavaClasses classes = new ClassFileImporter()
                .importPaths(
                        ROOT.resolve("ingest-service/target/classes"),
                        ROOT.resolve("enrich-service/target/classes"),
                        ROOT.resolve("alert-service/target/classes"));
        return classes.stream()
                .flatMap(each -> each.getMethods().stream())
                .filter(method -> httpMethod(method).isPresent())
                .toList();
    }

    /** Each as {@code METHOD /path} with parameters as {@code {}}. */
    static Set<String> paths() {
        return all().stream()
                .map(method -> httpMethod(method).orElseThrow() + " " + path(method))
                .collect(Collectors.toSet());
    }

    private static Optional<String> httpMethod(JavaMethod method) {
        return HTTP_METHODS.stream()
                .filter(name -> method.isAnnotatedWith(REST + name))
                .findFirst();
    }

    private static String path(JavaMethod method) {
        String whole = "/" + pathOf(method.getOwner()) + "/" + pathOf(method);
        return whole.replaceAll("\\{[^}]*}", "{}").replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    private static String pathOf(HasAnnotations<?> annotated) {
        return annotated
                .tryGetAnnotationOfType(REST + "Path")
                .flatMap(path -> path.get("value"))
                .map(String::valueOf)
                .orElse("");
    }
}
