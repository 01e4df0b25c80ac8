package dev.crossover.model.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpoolTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 100, 4 * 1024 * 1024, 9_000_001 })
	void givesBackWhatItWasGiven(int length) throws IOException {
		byte[] given = new byte[length];
		new Random(7).nextBytes(given);
		ByteArrayOutputStream back = new ByteArrayOutputStream();
		try (Spool spool = new Spool()) {
			for (int from = 0; from < length; from += 1_000_000) {
				spool.write(given, from, Math.min(1_000_000, length - from));
			}
			assertThat(spool.length()).isEqualTo(length);
			spool.copyTo(back);
		}

		assertThat(back.toByteArray()).isEqualTo(given);
	}

}
