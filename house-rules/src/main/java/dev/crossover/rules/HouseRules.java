package dev.crossover.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The architecture rules that hold in every module. A module's {@code ArchitectureTests}
 * includes them with {@code @ArchTest static final ArchTests rules =
 * ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

	@ArchTest
	static final ArchRule features_are_free_of_cycles = slices().matching("dev.crossover.*.(*)..")
		.should()
		.beFreeOfCycles()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule names_come_from_the_domain = noClasses().should()
		.haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)$")
		.because("a name says what a thing is for")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule one_logging_facade = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..")
		.allowEmptyShould(true);

	/**
	 * Spring Retry is archived; Spring Cloud AWS still brings it, so the build cannot ban
	 * it.
	 */
	@ArchTest
	static final ArchRule no_spring_retry = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.retry..")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule controllers_do_not_speak_aws = noClasses().that()
		.areAnnotatedWith(named("org.springframework.web.bind.annotation.RestController"))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("software.amazon.awssdk..")
		.because("AWS types stay in the class that talks to that AWS service")
		.allowEmptyShould(true);

	private HouseRules() {
	}

	private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaAnnotation<?>> named(String annotation) {
		return DescribedPredicate.describe("@" + annotation,
				(candidate) -> candidate.getRawType().getName().equals(annotation));
	}

	/**
	 * Whether a class belongs to a package.
	 * @param packagePrefix the package, and all below it
	 * @return a predicate on classes
	 */
	public static DescribedPredicate<JavaClass> insideOf(String packagePrefix) {
		return DescribedPredicate.describe("inside of " + packagePrefix,
				(type) -> type.getPackageName().startsWith(packagePrefix));
	}

}
