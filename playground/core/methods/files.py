"""The way from a file id to its content."""

from playground.core.errors import bad_request
from playground.core.methods.table import method
from playground.core.params import Params
from playground.core.render import file_json
from playground.core.values import Json
from playground.core.world import World

MAX_DOWNLOAD = 20 * 1024 * 1024


@method("getFile")
def get_file(world: World, params: Params) -> Json:
    """Give out the path under which a file can be fetched."""
    if not params.has("file_id"):
        raise bad_request("file_id not specified")
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.view.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    world.paths[file.path] = file.view.file_id
    return {**file_json(file), "file_path": file.path}
