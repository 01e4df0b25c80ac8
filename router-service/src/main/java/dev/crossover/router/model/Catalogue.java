package dev.crossover.router.model;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The models there are.
 *
 * @param models what each is, by the name that callers use
 */
@ConfigurationProperties("crossover")
@Validated
public record Catalogue(@NotEmpty Map<String, Model> models) {

	private static final int SHOWN = 64;

	/**
	 * Checks the models that a caller asked for.
	 * @param names the names
	 * @param pointer where they stand in the input
	 * @return the names, each once
	 * @throws ProblemException when there is none, or one is not known
	 */
	public List<String> check(@Nullable List<@Nullable String> names, String pointer) {
		if (names == null || names.isEmpty()) {
			throw problem(ErrorCode.INVALID_REQUEST, pointer, "Name at least one model: %s.".formatted(known()));
		}
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i);
			if (name == null || !this.models.containsKey(name)) {
				throw problem(ErrorCode.UNKNOWN_MODEL, pointer + "/" + i,
						"There is no model \"%s\". There are: %s.".formatted(shown(name), known()));
			}
		}
		return names.stream().map(String::valueOf).distinct().toList();
	}

	private String known() {
		return String.join(", ", new TreeSet<>(this.models.keySet()));
	}

	private static String shown(@Nullable String name) {
		String plain = String.valueOf(name).replaceAll("[^A-Za-z0-9._-]", "?");
		return (plain.length() > SHOWN) ? plain.substring(0, SHOWN) : plain;
	}

	private static ProblemException problem(ErrorCode code, String pointer, String detail) {
		return new ProblemException(code, detail, List.of(InputError.at(pointer, code.text(), detail)));
	}

	/**
	 * A model.
	 *
	 * @param description what it tells of a text
	 * @param labels how many answers it chooses from
	 */
	public record Model(String description, int labels) {
	}

}
