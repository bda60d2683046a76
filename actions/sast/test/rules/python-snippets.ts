import type { Snippets } from './snippets.js';

export const PYTHON_SNIPPETS: Readonly<Record<string, Snippets>> = {
  'python-shell-command': {
    bad: [
      'import subprocess\n\ndef log(name):\n    subprocess.run(f"git log {name}", shell=True, check=True)',
      'import subprocess as sp\n\ndef run(command):\n    return sp.check_output(command, shell=True)',
      'from subprocess import Popen\n\ndef run(name):\n    return Popen("ls " + name, shell=True)',
      'import os\n\ndef remove(path):\n    os.system("rm -r %s" % path)',
    ],
    good: [
      'import subprocess\n\ndef log(name):\n    subprocess.run(["git", "log", name], check=True)',
      'import subprocess\n\nsubprocess.run("ls | wc -l", shell=True, check=True)',
      'import os\n\nos.system("clear")',
    ],
  },
  'python-eval': {
    bad: ['def total(text):\n    return eval(text)', 'def run(source):\n    exec(compile(source, "x", "exec"), {})'],
    good: [
      'import ast\n\ndef value(text):\n    return ast.literal_eval(text)',
      'answer = eval("6 * 7")',
      'def check(model):\n    model.eval()',
    ],
  },
  'python-yaml-load': {
    bad: [
      'import yaml\n\ndef read(text):\n    return yaml.load(text)',
      'import yaml\n\ndef read(text):\n    return yaml.load(text, Loader=yaml.Loader)',
      'from yaml import unsafe_load\n\ndef read(text):\n    return unsafe_load(text)',
    ],
    good: [
      'import yaml\n\ndef read(text):\n    return yaml.safe_load(text)',
      'import yaml\n\ndef read(text):\n    return yaml.load(text, Loader=yaml.SafeLoader)',
      'import yaml\n\ndef read(text):\n    return list(yaml.load_all(text, yaml.CSafeLoader))',
      'from yaml import SafeLoader, load\n\ndef read(text):\n    return load(text, Loader=SafeLoader)',
    ],
  },
  'python-pickle-load': {
    bad: [
      'import pickle\n\ndef read(data):\n    return pickle.loads(data)',
      'import pickle\n\ndef read(path):\n    with open(path, "rb") as file:\n        return pickle.load(file)',
      'from dill import loads\n\ndef read(data):\n    return loads(data)',
    ],
    good: [
      'import json\n\ndef read(data):\n    return json.loads(data)',
      'import pickle\n\ndef write(value):\n    return pickle.dumps(value)',
      'import pickle\n\ndef copy(value):\n    return pickle.loads(pickle.dumps(value))',
    ],
  },
  'python-sql-text': {
    bad: [
      'def order(cursor, order_id):\n    cursor.execute(f"SELECT * FROM orders WHERE id = {order_id}")',
      'def order(cursor, order_id):\n    cursor.execute("SELECT * FROM orders WHERE id = %s" % order_id)',
      'def order(cursor, order_id):\n    cursor.execute("SELECT * FROM orders WHERE id = " + order_id)',
      'def order(db, order_id):\n    db.execute("SELECT * FROM orders WHERE id = {}".format(order_id))',
      'from sqlalchemy import text\n\ndef order(db, name):\n    db.execute(text(f"SELECT * FROM orders WHERE name = \'{name}\'"))',
    ],
    good: [
      'def order(cursor, order_id):\n    cursor.execute("SELECT * FROM orders WHERE id = %s", (order_id,))',
      'def order(cursor):\n    cursor.execute("SELECT * " + "FROM orders")',
      'from sqlalchemy import text\n\ndef order(db, name):\n    db.execute(text("SELECT * FROM orders WHERE name = :name"), {"name": name})',
    ],
  },
  'python-tls-unverified': {
    bad: [
      'import requests\n\ndef read(url):\n    return requests.get(url, timeout=5, verify=False)',
      'import httpx\n\nclient = httpx.Client(verify=False)',
      'import ssl\n\ncontext = ssl._create_unverified_context()',
      'import requests\n\nsession = requests.Session()\nsession.verify = False',
    ],
    good: [
      'import requests\n\ndef read(url):\n    return requests.get(url, timeout=5)',
      'import requests\n\ndef read(url):\n    return requests.get(url, timeout=5, verify="/etc/ssl/ca.pem")',
      'import ssl\n\ncontext = ssl.create_default_context(cafile="/etc/ssl/ca.pem")',
    ],
  },
  'python-flask-debug': {
    bad: [
      'from flask import Flask\n\napp = Flask(__name__)\napp.run(host="127.0.0.1", debug=True)',
      'import flask\n\napp = flask.Flask(__name__)\napp.debug = True',
    ],
    good: [
      'from flask import Flask\n\napp = Flask(__name__)\napp.run(host="127.0.0.1")',
      'import asyncio\n\nasyncio.run(main(), debug=True)',
    ],
  },
  'python-password-hash': {
    bad: [
      'import hashlib\n\ndef digest(password):\n    return hashlib.md5(password.encode()).hexdigest()',
      'from hashlib import sha1\n\ndef digest(user_password):\n    return sha1(user_password).hexdigest()',
    ],
    good: [
      'import hashlib\n\ndef digest(content):\n    return hashlib.sha256(content).hexdigest()',
      'import hashlib\n\ndef digest(password, salt):\n    return hashlib.scrypt(password, salt=salt, n=16384, r=8, p=1)',
    ],
  },
  'python-temporary-file-name': {
    bad: ['import tempfile\n\npath = tempfile.mktemp(suffix=".txt")'],
    good: ['import tempfile\n\nhandle, path = tempfile.mkstemp()', 'import tempfile\n\nfolder = tempfile.mkdtemp()'],
  },
  'python-guessable-secret': {
    bad: [
      'import random\n\nreset_token = random.randint(0, 999999)',
      'import random\nimport string\n\ndef make():\n    password = "".join(random.choice(string.ascii_letters) for _ in range(12))\n    return password',
    ],
    good: ['import secrets\n\nreset_token = secrets.token_urlsafe()', 'import random\n\ndelay = random.uniform(0, 1)'],
  },
  'python-jwt-unverified': {
    bad: [
      'import jwt\n\ndef claims(token):\n    return jwt.decode(token, options={"verify_signature": False})',
      'import jwt\n\ndef claims(token, key):\n    return jwt.decode(token, key, algorithms=["HS256", "none"])',
    ],
    good: ['import jwt\n\ndef claims(token, key):\n    return jwt.decode(token, key, algorithms=["RS256"])'],
  },
  'python-archive-extraction': {
    bad: [
      'import tarfile\n\ndef unpack(path, target):\n    with tarfile.open(path) as archive:\n        archive.extractall(target)',
      'import tarfile\n\ndef unpack(path, target):\n    archive = tarfile.open(path)\n    archive.extractall(target)',
    ],
    good: [
      'import tarfile\n\ndef unpack(path, target):\n    with tarfile.open(path) as archive:\n        archive.extractall(target, filter="data")',
    ],
  },
  'python-template-text': {
    bad: [
      'from flask import render_template_string\n\ndef hello(name):\n    return render_template_string("<h1>Hello " + name + "</h1>")',
    ],
    good: [
      'from flask import render_template_string\n\ndef hello(name):\n    return render_template_string("<h1>Hello {{ name }}</h1>", name=name)',
    ],
  },
  'python-ssh-host-key': {
    bad: [
      'import paramiko\n\nclient = paramiko.SSHClient()\nclient.set_missing_host_key_policy(paramiko.AutoAddPolicy())',
    ],
    good: ['import paramiko\n\nclient = paramiko.SSHClient()\nclient.load_system_host_keys()'],
  },
};
