package dev.crossover.model.invocation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.crossover.model.head.Catalogue;
import dev.crossover.model.head.Head;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds out which models a request asks for.
 */
public final class Models {

	/** The one header SageMaker passes from a caller to a container. */
	public static final String HEADER = "X-Amzn-SageMaker-Custom-Attributes";

	private static final String ATTRIBUTE = "models=";

	private final Catalogue catalogue;

	Models(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	List<Head> of(@Nullable String header) throws Problem {
		Stream<String> attributes = (header != null) ? Stream.of(header.split(";")) : Stream.empty();
		Set<String> names = attributes.map(String::strip)
			.filter((attribute) -> attribute.startsWith(ATTRIBUTE))
			.flatMap((attribute) -> Stream.of(attribute.substring(ATTRIBUTE.length()).split(",")))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return find(names);
	}

	List<Head> of(JsonNode body, @Nullable String header) throws Problem {
		JsonNode models = body.path("models");
		if (models.isMissingNode() || models.isNull()) {
			return of(header);
		}
		if (!models.isArray() || !models.valueStream().allMatch(JsonNode::isString)) {
			throw new Problem(400, "invalid_request", "models is an array of names.");
		}
		return find(
				models.valueStream().map(JsonNode::stringValue).collect(Collectors.toCollection(LinkedHashSet::new)));
	}

	private List<Head> find(Set<String> names) throws Problem {
		if (names.isEmpty()) {
			throw new Problem(400, "missing_models",
					"Name the models: in the body, or in the header %s: models=%s".formatted(HEADER, known(",")));
		}
		for (String name : names) {
			if (this.catalogue.find(name).isEmpty()) {
				throw new Problem(400, "unknown_model",
						"There is no model %s; there are %s.".formatted(printable(name), known(", ")));
			}
		}
		return names.stream().flatMap((name) -> this.catalogue.find(name).stream()).toList();
	}

	// What a caller sent in a wrong place may be anything, and messages end up in logs.
	private static String printable(String name) {
		return name.matches("[a-z0-9_.-]{1,40}") ? name : "of that name";
	}

	private String known(String separator) {
		return this.catalogue.all().map(Head::name).collect(Collectors.joining(separator));
	}

}
