package dev.crossover.router;

import dev.crossover.testing.LocalCloudExtension;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A router among stand-ins for the other services, with the tables of a local cloud. */
public abstract class RouterOnLocalCloud extends RouterAlone {

	@DynamicPropertySource
	static void cloud(DynamicPropertyRegistry registry) {
		LocalCloudExtension.cloud().properties().forEach((name, value) -> registry.add(name, () -> value));
	}

}
