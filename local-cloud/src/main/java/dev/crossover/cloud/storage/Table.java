package dev.crossover.cloud.storage;

import java.util.List;
import java.util.Optional;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records under sorted keys; a change is on disk when its call returns.
 *
 * @param <T> the records
 */
public final class Table<T> {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final MVStore store;

	private final MVMap<String, String> rows;

	private final Class<T> type;

	Table(MVStore store, MVMap<String, String> rows, Class<T> type) {
		this.store = store;
		this.rows = rows;
		this.type = type;
	}

	public Optional<T> get(String key) {
		return Optional.ofNullable(this.rows.get(key)).map(this::record);
	}

	public List<String> keys() {
		return List.copyOf(this.rows.keySet());
	}

	public List<T> values() {
		return this.rows.values().stream().map(this::record).toList();
	}

	public void put(String key, T value) {
		this.rows.put(key, JSON.writeValueAsString(value));
		this.store.commit();
	}

	/**
	 * Forgets a record.
	 * @param key its key
	 * @return whether it was there
	 */
	public boolean remove(String key) {
		boolean known = this.rows.remove(key) != null;
		this.store.commit();
		return known;
	}

	private T record(String row) {
		return JSON.readValue(row, this.type);
	}

}
