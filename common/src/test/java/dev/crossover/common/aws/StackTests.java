package dev.crossover.common.aws;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StackTests {

	@Test
	void readsTheOutputsThatTheInfrastructurePromises() throws IOException {
		assertThat(Arrays.stream(Stack.class.getRecordComponents())
			.map(RecordComponent::getName)
			.map((name) -> Character.toUpperCase(name.charAt(0)) + name.substring(1)))
			.containsExactlyElementsOf(Files.readAllLines(Path.of("../infra/outputs.txt"))
				.stream()
				.filter((line) -> !line.startsWith("#"))
				.toList());
	}

}
