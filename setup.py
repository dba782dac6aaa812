from setuptools import setup

setup()                                 # setup.cfg says the rest
