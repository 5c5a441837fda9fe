import pytest

from webapp import assets


@pytest.mark.parametrize("name", ["app.css", "app.js", "icon.svg"])
def test_a_static_file_has_a_version_in_its_address_and_is_served(client, name):
    address = assets.asset(name)
    assert address == f"/static/{name}?v={assets.digest(name)}"
    assert client.get(address).data == (assets.folder("static") / name).read_bytes()


def test_a_missing_folder_is_named():
    with pytest.raises(FileNotFoundError, match="nowhere"):
        assets.folder("nowhere")


def test_the_release_changes_with_any_template(tmp_path, monkeypatch):
    before = assets.release()
    for name in ("templates", "static"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text(name)
    monkeypatch.setattr(assets, "folder", lambda name: tmp_path / name)
    assets.release.cache_clear()
    changed = assets.release()
    (tmp_path / "static" / "x").write_text("other")
    assets.release.cache_clear()
    assert len({before, changed, assets.release()}) == 3
    assets.release.cache_clear()
