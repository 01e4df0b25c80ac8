package dev.crossover.model.training;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Examples to learn from, and examples kept apart. The text itself decides where it goes,
 * so that the split is the same everywhere and no text is ever on both sides.
 *
 * @param learn the examples to learn from
 * @param held the examples kept apart
 */
record Split(List<Example> learn, List<Example> held) {

	static Split of(List<Example> examples, String seed, int oneIn) {
		Map<Boolean, List<Example>> sides = examples.stream()
			.collect(Collectors.partitioningBy((example) -> draw(seed, example.text()) % oneIn == 0));
		return new Split(sides.getOrDefault(false, List.of()), sides.getOrDefault(true, List.of()));
	}

	private static int draw(String seed, String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			byte[] hash = digest.digest((seed + "\n" + text).getBytes(StandardCharsets.UTF_8));
			return ((hash[0] & 0xFF) << 16) | ((hash[1] & 0xFF) << 8) | (hash[2] & 0xFF);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
