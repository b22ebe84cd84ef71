package io.dyadwatch.system;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the rooms, over the compiled classes of every module. */
class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("dyadwatch.root", ".."));
    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(modules());

    /** Resources for everybody: one tells what is published, the other asks for a signature. */
    private static final Set<String> OPEN = Set.of("SchemaResource", "CanaryResource");

    private static List<Path> modules() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("io.dyadwatch.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "alert"})
    void a_service_is_known_to_nobody_else(String service) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.dyadwatch." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dyadwatch." + service + "..")
                .check(CLASSES);
    }

    @Test
    void libraries_know_contracts_at_most() {
        for (String library : List.of("contracts", "tagging", "extraction", "outbound")) {
            noClasses()
                    .that()
                    .resideInAPackage("io.dyadwatch." + library + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..", "io.smallrye..", "org.apache.kafka..", "jakarta..", "java.sql..")
                    .check(CLASSES);
            classes()
                    .that()
                    .resideInAPackage("io.dyadwatch." + library + "..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackage("io.dyadwatch..")
                    .orShould()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.dyadwatch." + library + "..",
                            "io.dyadwatch.contracts..",
                            "java..",
                            "javax..",
                            "org..",
                            "com..",
                            "crawlercommons..")
                    .check(CLASSES);
        }
    }

    @Test
    void contracts_knows_nobody() {
        noClasses()
                .that()
                .resideInAPackage("io.dyadwatch.contracts..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.dyadwatch..").and(resideOutsideOfPackage("io.dyadwatch.contracts..")))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.http", "rest.problems"})
    void what_stands_in_front_of_every_path_is_known_to_services_only(String library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.dyadwatch." + library + "..",
                        "io.dyadwatch.ingest..",
                        "io.dyadwatch.enrich..",
                        "io.dyadwatch.alert..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dyadwatch." + library + "..")
                .check(CLASSES);
    }

    @Test
    void access_knows_contracts_at_most() {
        noClasses()
                .that()
                .resideInAPackage("io.dyadwatch.access..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.dyadwatch..")
                        .and(resideOutsideOfPackages("io.dyadwatch.access..", "io.dyadwatch.contracts..")))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void the_local_stack_is_for_the_cli_and_for_tests() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.dyadwatch.localstack..", "io.dyadwatch.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dyadwatch.localstack..")
                .check(CLASSES);
    }

    @Test
    void every_method_that_answers_requests_names_its_roles() {
        assertThat(ResourceMethods.all())
                .isNotEmpty()
                .allMatch(
                        method -> has(method, "RolesAllowed")
                                || (has(method, "PermitAll")
                                        && OPEN.contains(method.getOwner().getSimpleName())),
                        "names its roles");
    }

    private static boolean has(JavaMethod method, String annotation) {
        String name = "jakarta.annotation.security." + annotation;
        return method.isAnnotatedWith(name) || method.getOwner().isAnnotatedWith(name);
    }
}
