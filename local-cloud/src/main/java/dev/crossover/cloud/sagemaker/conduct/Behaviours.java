package dev.crossover.cloud.sagemaker.conduct;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The behaviours that are not the usual ones.
 *
 * @param chosen which
 */
public record Behaviours(Set<Behaviour> chosen) {

	/**
	 * The usual ones.
	 * @return no other behaviour at all
	 */
	public static Behaviours usual() {
		return new Behaviours(Set.of());
	}

	/**
	 * Reads choices such as {@code serverless-throttle=429}.
	 * @param answers the answer for each question that is answered
	 * @return the choices
	 */
	public static Behaviours of(Map<String, String> answers) {
		Set<Behaviour> chosen = EnumSet.noneOf(Behaviour.class);
		answers.forEach((question, answer) -> {
			Behaviour behaviour = about(question);
			if (behaviour.isChosenBy(answer)) {
				chosen.add(behaviour);
			}
		});
		return new Behaviours(Set.copyOf(chosen));
	}

	/**
	 * Whether a behaviour is shown.
	 * @param behaviour the behaviour
	 * @return whether it is, rather than the usual one
	 */
	public boolean show(Behaviour behaviour) {
		return this.chosen.contains(behaviour);
	}

	private static Behaviour about(String question) {
		return Arrays.stream(Behaviour.values())
			.filter((behaviour) -> behaviour.question().equals(question))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no behaviour %s; there are %s".formatted(question,
					Arrays.stream(Behaviour.values()).map(Behaviour::question).collect(Collectors.joining(", ")))));
	}

}
