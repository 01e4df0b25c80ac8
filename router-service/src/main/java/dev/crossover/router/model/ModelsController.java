package dev.crossover.router.model;

import java.util.List;

import dev.crossover.common.account.Account;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the models. */
@RestController
class ModelsController {

	private final Listing listing;

	ModelsController(Catalogue catalogue) {
		this.listing = new Listing(catalogue.models()
			.entrySet()
			.stream()
			.map((model) -> new Entry(model.getKey(), model.getValue().description(), model.getValue().labels()))
			.toList());
	}

	@GetMapping("/v1/models")
	Listing list(Account account) {
		return this.listing;
	}

	/**
	 * The catalogue.
	 *
	 * @param models the models
	 */
	record Listing(List<Entry> models) {
	}

	/**
	 * A model of the catalogue.
	 *
	 * @param name by which callers ask for it
	 * @param description what it tells of a text
	 * @param labels how many answers it chooses from
	 */
	record Entry(String name, String description, int labels) {
	}

}
