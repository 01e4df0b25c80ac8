package dev.crossover.router;

import java.nio.file.Path;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.crossover.rules.HouseRules;
import dev.crossover.rules.LineBudget;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the house hold in the router. */
@AnalyzeClasses(packages = "dev.crossover.router", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchTests rules = ArchTests.in(HouseRules.class);

	@ArchTest
	static final ArchRule only_what_keeps_things_speaks_aws = noClasses().that()
		.resideOutsideOfPackages("dev.crossover.router.account..", "dev.crossover.router.key..",
				"dev.crossover.router.access..", "dev.crossover.router.idempotency..",
				"dev.crossover.router.parameters..", "dev.crossover.router.quota..", "dev.crossover.router.upload..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("software.amazon.awssdk..");

	@Test
	void sourcesStayWithinTheLineBudget() {
		assertThat(LineBudget.exceededIn(Path.of(""))).isEmpty();
	}

}
