package dev.crossover.model.server;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.crossover.model.head.EmbeddingHead;
import dev.crossover.model.head.Head;
import dev.crossover.model.head.NgramHead;
import org.jspecify.annotations.Nullable;

/**
 * The models of this server, for the catalogues of others.
 *
 * @param models the models
 */
record ModelList(List<Model> models) {

	static ModelList of(Service service) {
		return new ModelList(service.catalogue().all().map((head) -> describe(head, service.tokens())).toList());
	}

	private static Model describe(Head head, int tokens) {
		return switch (head) {
			case EmbeddingHead onEmbedding -> new Model(head.name(), onEmbedding.encoder(), tokens, head.labels());
			case NgramHead _ -> new Model(head.name(), null, null, head.labels());
		};
	}

	/**
	 * A model.
	 *
	 * @param name what callers ask for
	 * @param encoder the encoder it stands on, if any
	 * @param maxTokens the most tokens that are read of a text, if it stands on an
	 * encoder
	 * @param labels what it can answer
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonPropertyOrder({ "name", "encoder", "max_tokens", "labels" })
	record Model(String name, @Nullable String encoder, @JsonProperty("max_tokens") @Nullable Integer maxTokens,
			List<String> labels) {

	}

}
