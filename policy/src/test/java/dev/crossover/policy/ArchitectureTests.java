package dev.crossover.policy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.crossover.rules.HouseRules;
import dev.crossover.rules.LineBudget;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The architecture of {@code policy}: pure decisions over what they are given. */
@AnalyzeClasses(packages = "dev.crossover.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchTests rules = ArchTests.in(HouseRules.class);

	@ArchTest
	static final ArchRule needs_nothing_but_java = classes().should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("java.lang..", "java.time..", "java.util..", "org.jspecify.annotations..",
				"dev.crossover.policy..");

	@ArchTest
	static final ArchRule reads_no_clock = noClasses().should()
		.callMethodWhere(readsClock())
		.orShould()
		.dependOnClassesThat()
		.belongToAnyOf(InstantSource.class)
		.because("time is passed in");

	@ArchTest
	static final ArchRule rolls_no_dice = noClasses().should()
		.dependOnClassesThat()
		.areAssignableTo(RandomGenerator.class)
		.orShould()
		.callMethod(Math.class, "random")
		.orShould()
		.callMethod(UUID.class, "randomUUID")
		.because("the same inputs give the same decision");

	@Test
	void everyFileIsWithinTheLineBudget() {
		assertThat(LineBudget.exceededIn(Path.of(""))).isEmpty();
	}

	private static DescribedPredicate<JavaCall<?>> readsClock() {
		return DescribedPredicate.describe("reads the wall clock", (call) -> {
			String owner = call.getTargetOwner().getName();
			return (owner.startsWith("java.time.") && call.getName().equals("now"))
					|| (owner.equals("java.lang.System") && call.getName().matches("currentTimeMillis|nanoTime"));
		});
	}

}
