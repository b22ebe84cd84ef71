package io.dyadwatch.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** What counts shares no code with what is counted. */
class CounterTest {
    private static final String COUNTER = "io.dyadwatch.system.counter";

    @Test
    void the_counter_knows_the_jdk_and_kafkas_client_and_jacksons_tree_and_nothing_of_ours() {
        JavaClasses classes = new ClassFileImporter().importPackages(COUNTER);
        classes()
                .that()
                .resideInAPackage(COUNTER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        COUNTER,
                        "java..",
                        "javax.crypto..",
                        "com.sun.net.httpserver",
                        "org.apache.kafka..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(classes);
    }
}
