package dev.crossover.benchmarks;

import java.nio.file.Path;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.crossover.rules.HouseRules;
import dev.crossover.rules.LineBudget;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "dev.crossover.benchmarks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchTests rules = ArchTests.in(HouseRules.class);

	@Test
	void keepsTheLineBudget() {
		assertThat(LineBudget.exceededIn(Path.of(""))).isEmpty();
	}

}
